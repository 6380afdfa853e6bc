import { computed, inject, Injectable } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';

import { DatasetsApi } from '../api/datasets.api';
import { RunsApi } from '../api/runs.api';

/** The numbers beside the sidebar's links, read again after every navigation. */
@Injectable()
export class WorkspaceCounts {
  private readonly datasetPage = inject(DatasetsApi).list(() => ({ limit: 1 }));
  private readonly livePage = inject(RunsApi).list(() => ({ status: ['RUNNING'], limit: 1 }));

  readonly datasets = computed(() => (this.datasetPage.hasValue() ? this.datasetPage.value().total : null));
  readonly live = computed(() => (this.livePage.hasValue() ? this.livePage.value().total : 0));

  constructor() {
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        this.datasetPage.reload();
        this.livePage.reload();
      });
  }
}
