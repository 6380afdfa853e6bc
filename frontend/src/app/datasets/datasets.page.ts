import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import type { Dataset } from '@etl-studio/contracts';
import { EmptyState, ErrorPanel, PageHeader, Skeleton } from '@etl-studio/ui';
import { LucideLayoutGrid, LucideList, LucidePlus, LucideSearch } from '@lucide/angular';
import { firstValueFrom } from 'rxjs';

import { DatasetsApi } from '../api/datasets.api';
import { dialogOptions } from '../dialog/dialog-options';
import { toFailure } from '../http/failure';
import { describePage, offerActions } from '../shell/page-context';
import { arrangeDatasets, asDatasetSort } from './dataset-sort';
import { DatasetGrid } from './dataset-grid';
import { DatasetTable } from './dataset-table';

/** The organization's datasets; search, order and view stand in the URL. */
@Component({
  selector: 'app-datasets-page',
  imports: [
    DatasetGrid,
    DatasetTable,
    EmptyState,
    ErrorPanel,
    LucideLayoutGrid,
    LucideList,
    LucidePlus,
    LucideSearch,
    MatButton,
    PageHeader,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './datasets.page.html',
  styleUrl: './datasets.page.scss',
})
export class DatasetsPage {
  readonly q = input<string>();
  readonly sort = input<string>();
  /** `grid` for cards; rows else. */
  readonly view = input<string>();

  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialog);
  protected readonly datasets = inject(DatasetsApi).list();

  protected readonly search = linkedSignal(() => this.q() ?? '');
  protected readonly order = computed(() => asDatasetSort(this.sort()));
  protected readonly shown = computed(() =>
    this.datasets.hasValue() ? arrangeDatasets(this.datasets.value().items, this.search(), this.order()) : [],
  );
  protected readonly failure = computed(() => toFailure(this.datasets.error()));

  constructor() {
    const heading = $localize`:@@route.datasets:Datasets`;
    describePage(() => ({ title: [heading], crumbs: [{ label: heading }] }));
    offerActions(() => [{ label: $localize`:@@datasets.new:New dataset`, run: () => this.create() }]);
  }

  protected find(search: string): void {
    this.search.set(search);
    void this.router.navigate([], {
      queryParams: { q: search || null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected show(queryParams: { sort?: string; view?: string | null }): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  /** Opens the dialog, and the dataset it made. */
  protected async create(): Promise<void> {
    const { NewDatasetDialog } = await import('./new-dataset.dialog');
    const dialog = this.dialog.open<unknown, undefined, Dataset>(
      NewDatasetDialog,
      dialogOptions({ width: '440px' }),
    );
    const created = await firstValueFrom(dialog.afterClosed());
    if (created) await this.router.navigate(['/datasets', created.id]);
  }
}
