import { ApplicationRef, computed, effect, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';

import { DatasetsApi } from '../api/datasets.api';
import { RunsApi } from '../api/runs.api';

const LIVE_AGAIN_MS = 5000;

/** The numbers beside the sidebar's links, read again after every navigation, and while runs are live. */
@Injectable()
export class WorkspaceCounts {
  /** False until the page itself is there, which people came for. */
  private readonly wanted = signal(false);
  private readonly datasetPage = inject(DatasetsApi).list(() => (this.wanted() ? { limit: 1 } : undefined));
  private readonly livePage = inject(RunsApi).list(() =>
    this.wanted() ? { status: ['RUNNING'], limit: 1 } : undefined,
  );

  readonly datasets = computed(() => (this.datasetPage.hasValue() ? this.datasetPage.value().total : null));
  readonly live = computed(() => (this.livePage.hasValue() ? this.livePage.value().total : 0));

  constructor() {
    void inject(ApplicationRef)
      .whenStable()
      .then(() => this.wanted.set(true));
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        this.datasetPage.reload();
        this.livePage.reload();
      });
    effect((onCleanup) => {
      if (!this.livePage.hasValue() || this.livePage.value().total === 0) return;
      const timer = setTimeout(() => this.livePage.reload(), LIVE_AGAIN_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }
}
