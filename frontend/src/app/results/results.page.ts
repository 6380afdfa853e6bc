import {
  Component,
  computed,
  effect,
  inject,
  input,
  numberAttribute,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Badge, EmptyState, ErrorPanel, Formats, PageHeader, Skeleton } from '@etl-studio/ui';
import { LucideDownload } from '@lucide/angular';

import { RunsApi } from '../api/runs.api';
import { toFailure } from '../http/failure';
import { runContext } from '../runs/run-context';
import { RunFailure } from '../runs/run-failure';
import { describePage } from '../shell/page-context';
import { FilterBar, type FilterChange } from './filter-bar';
import type { RecordColumnId } from './record-columns';
import { RecordPages } from './record-pages';
import { ResultsGrid } from './results-grid';
import { filterOf, nextSort, sortOf } from './results-query';

/** What a run imported: filtered, sorted, summed and exported. */
@Component({
  selector: 'app-results-page',
  imports: [
    Badge,
    EmptyState,
    ErrorPanel,
    FilterBar,
    LucideDownload,
    MatButton,
    PageHeader,
    ResultsGrid,
    RouterLink,
    RunFailure,
    Skeleton,
  ],
  providers: [RecordPages],
  templateUrl: './results.page.html',
  styleUrl: './results.page.scss',
})
export class ResultsPage {
  /** The run's id, from the path; everything else from the query. */
  readonly id = input.required<string>();
  readonly search = input<string>();
  readonly channel = input<string | string[]>();
  readonly minSpend = input<string>();
  readonly maxSpend = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly sort = input<string>();
  readonly dir = input<string>();
  readonly page = input(1, {
    transform: (value: unknown) => Math.max(Math.trunc(numberAttribute(value, 1)), 1),
  });

  private readonly runs = inject(RunsApi);
  private readonly router = inject(Router);
  private readonly formats = inject(Formats);
  protected readonly pages = inject(RecordPages);

  protected readonly run = this.runs.run(this.id);
  private readonly context = runContext(computed(() => (this.run.hasValue() ? this.run.value() : null)));
  protected readonly dataset = this.context.dataset;
  protected readonly derived = signal(true);

  protected readonly filter = computed(
    () =>
      filterOf({
        search: this.search(),
        channel: this.channel(),
        minSpend: this.minSpend(),
        maxSpend: this.maxSpend(),
        from: this.from(),
        to: this.to(),
      }),
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  protected readonly order = computed(() => sortOf({ sort: this.sort(), dir: this.dir() }));
  protected readonly isFiltered = computed(() => Object.keys(this.filter()).length > 0);
  protected readonly failure = computed(() => {
    const error = this.run.error();
    return error ? toFailure(error) : null;
  });
  /** Records are there once a run has been published, and stay there when it is undone. */
  protected readonly hasRecords = computed(
    () => this.run.hasValue() && ['SUCCEEDED', 'REVERTED'].includes(this.run.value().status),
  );
  protected readonly count = computed(() => {
    if (!this.pages.summary()) return '';
    const total = this.pages.total();
    return total === 1
      ? $localize`:@@results.oneRow:1 row`
      : $localize`:@@results.rows:${this.formats.number(total)}:count: rows`;
  });
  protected readonly summary = computed(() => {
    if (!this.run.hasValue()) return '';
    const { fileName, validRows, invalidRows } = this.run.value();
    return [
      fileName,
      $localize`:@@results.imported:${this.formats.number(validRows)}:count: imported`,
      $localize`:@@results.withErrors:${this.formats.number(invalidRows)}:count: with errors`,
    ].join(' · ');
  });
  protected readonly exportUrl = computed(() =>
    this.runs.recordsExportUrl(this.id(), { ...this.filter(), sort: this.order() }),
  );
  protected readonly errorsUrl = computed(() => this.runs.errorsExportUrl(this.id()));

  constructor() {
    effect(() => {
      if (!this.hasRecords()) return;
      const set = { runId: this.id(), filter: this.filter(), sort: this.order() };
      untracked(() => this.pages.show(set));
    });
    describePage(() => {
      const heading = $localize`:@@route.results:Results`;
      const short = this.id().slice(0, 8);
      return {
        title: this.dataset.hasValue() ? [heading, this.dataset.value().name] : [heading],
        crumbs: [
          { label: $localize`:@@route.runs:Runs`, link: '/runs' },
          { label: short, link: `/runs/${this.id()}` },
          { label: heading },
        ],
      };
    });
  }

  protected narrow({ params, typing }: FilterChange): void {
    this.navigate({ ...params, page: null }, typing);
  }

  protected sortBy(column: RecordColumnId): void {
    this.navigate({ ...nextSort(this.order(), column), page: null }, false);
  }

  protected turnTo(page: number): void {
    this.navigate({ page: page > 1 ? page : null }, true);
  }

  protected clearFilter(): void {
    void this.router.navigate([], { queryParams: {} });
  }

  private navigate(
    queryParams: Record<string, string | string[] | number | null>,
    replaceUrl: boolean,
  ): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl });
  }
}
