import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Card, EmptyState, ErrorPanel, Skeleton } from '@etl-studio/ui';

import { DatasetsApi } from '../api/datasets.api';
import { toFailure } from '../http/failure';
import { RunPages } from '../runs/run-pages';
import { DatasetStore } from './dataset.store';
import { RunTable } from './run-table';

const PAGE_SIZE = 50;

/** The dataset's runs, newest first, a page at a time. */
@Component({
  selector: 'app-dataset-runs-page',
  imports: [Card, EmptyState, ErrorPanel, MatButton, RouterLink, RunPages, RunTable, Skeleton],
  template: `
    @if (runs.hasValue()) {
      <ui-card heading="Runs" i18n-heading="@@route.runs">
        @if (runs.value().items.length > 0) {
          <app-run-table [runs]="runs.value().items" />
          <app-run-pages [page]="runs.value()" />
        } @else {
          <ui-empty-state
            heading="No runs yet"
            i18n-heading="@@datasetRuns.empty"
            text="Upload a file and its run appears here."
            i18n-text="@@datasetRuns.emptyText"
          >
            <a matButton="filled" [routerLink]="['/datasets', id()]" i18n="@@datasets.upload">Upload CSV</a>
          </ui-empty-state>
        }
      </ui-card>
    } @else if (runs.error()) {
      <ui-error-panel
        heading="The runs could not be read"
        i18n-heading="@@overview.runsFailed"
        [detail]="failure().sentence"
        [requestId]="failure().requestId"
        (retry)="runs.reload()"
      />
    } @else {
      <ui-card heading="Runs" i18n-heading="@@route.runs"
        ><ui-skeleton [rows]="6" [rowHeight]="35"
      /></ui-card>
    }
  `,
  styles: `
    app-run-pages {
      padding-inline: 16px;
      border-top: 1px solid var(--border);
    }
  `,
})
export class DatasetRunsPage {
  /** Of the page, from the query; the first one without. */
  readonly cursor = input<string>();

  private readonly store = inject(DatasetStore);
  protected readonly id = computed(() =>
    this.store.dataset.hasValue() ? this.store.dataset.value().id : undefined,
  );
  protected readonly runs = inject(DatasetsApi).runs(this.id, () => ({
    limit: PAGE_SIZE,
    cursor: this.cursor(),
  }));
  protected readonly failure = computed(() => toFailure(this.runs.error()));
}
