import { Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Card, ErrorPanel, Formats, Skeleton } from '@etl-studio/ui';

import { DatasetsApi } from '../api/datasets.api';
import { toFailure } from '../http/failure';
import { UploadZone } from '../upload/upload-zone';
import { DatasetFacts } from './dataset-facts';
import { DatasetStore } from './dataset.store';
import { RunHealth } from './run-health';
import { RunTable } from './run-table';

const RECENT = 8;
const HEALTH_RUNS = 10;

/** Upload a file, see the last runs and what the dataset holds. */
@Component({
  selector: 'app-dataset-overview-page',
  imports: [Card, DatasetFacts, ErrorPanel, RouterLink, RunHealth, RunTable, Skeleton, UploadZone],
  templateUrl: './dataset-overview.page.html',
  styleUrl: './dataset-overview.page.scss',
})
export class DatasetOverviewPage {
  private readonly store = inject(DatasetStore);
  private readonly router = inject(Router);
  protected readonly formats = inject(Formats);
  protected readonly dataset = computed(() =>
    this.store.dataset.hasValue() ? this.store.dataset.value() : null,
  );
  protected readonly runs = inject(DatasetsApi).runs(
    () => this.dataset()?.id,
    () => ({ limit: HEALTH_RUNS }),
  );
  protected readonly recent = computed(() =>
    this.runs.hasValue() ? this.runs.value().items.slice(0, RECENT) : [],
  );
  /** Whether an import has come to an end, good or bad. */
  protected readonly ended = computed(
    () =>
      this.runs.hasValue() &&
      this.runs.value().items.some((run) => run.status === 'SUCCEEDED' || run.status === 'FAILED'),
  );
  /** Whether there are two imports to compare. */
  protected readonly comparable = computed(
    () =>
      this.runs.hasValue() &&
      this.runs.value().items.filter(({ status }) => status === 'SUCCEEDED').length > 1,
  );
  protected readonly total = computed(() => (this.runs.hasValue() ? this.runs.value().total : 0));
  protected readonly failure = computed(() => toFailure(this.runs.error()));

  protected map(datasetId: string): void {
    void this.router.navigate(['/datasets', datasetId, 'import']);
  }
}
