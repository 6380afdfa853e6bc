import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Card, EmptyState, ErrorPanel, Formats, Skeleton } from '@etl-studio/ui';

import { DatasetsApi } from '../api/datasets.api';
import { toFailure } from '../http/failure';
import { DatasetStore } from './dataset.store';
import { RunTable } from './run-table';

const STEP = 50;
const MOST = 500;

/** Every run of the dataset, newest first. */
@Component({
  selector: 'app-dataset-runs-page',
  imports: [Card, EmptyState, ErrorPanel, MatButton, RouterLink, RunTable, Skeleton],
  template: `
    @if (runs.hasValue()) {
      <ui-card heading="Runs" i18n-heading="@@route.runs">
        <span cardActions class="faint">{{ counted() }}</span>
        @if (runs.value().items.length > 0) {
          <app-run-table [runs]="runs.value().items" />
          @if (more()) {
            <div class="more">
              <button matButton="outlined" type="button" (click)="showMore()" i18n="@@datasetRuns.more">
                Show more
              </button>
            </div>
          }
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
    .more {
      display: flex;
      justify-content: center;
      padding: 12px;
      border-top: 1px solid var(--border);
    }
  `,
})
export class DatasetRunsPage {
  private readonly store = inject(DatasetStore);
  private readonly formats = inject(Formats);
  private readonly limit = signal(STEP);
  protected readonly id = computed(() =>
    this.store.dataset.hasValue() ? this.store.dataset.value().id : undefined,
  );
  protected readonly runs = inject(DatasetsApi).runs(this.id, this.limit);
  protected readonly failure = computed(() => toFailure(this.runs.error()));
  protected readonly counted = computed(() => {
    if (!this.runs.hasValue()) return '';
    const { items, total } = this.runs.value();
    return items.length === total
      ? this.formats.number(total)
      : $localize`:@@datasetRuns.counted:${this.formats.number(items.length)}:shown: of ${this.formats.number(total)}:total:`;
  });
  protected readonly more = computed(
    () => this.runs.hasValue() && this.runs.value().nextCursor !== null && this.limit() < MOST,
  );

  protected showMore(): void {
    this.limit.update((limit) => Math.min(MOST, limit + STEP));
  }
}
