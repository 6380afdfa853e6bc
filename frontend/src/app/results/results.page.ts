import {
  Component,
  computed,
  effect,
  inject,
  input,
  numberAttribute,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { EmptyState, ErrorPanel, Formats, Skeleton } from '@etl-studio/ui';

import { RunsApi } from '../api/runs.api';
import { toFailure } from '../http/failure';
import { runContext } from '../runs/run-context';
import { RunFailure } from '../runs/run-failure';
import { describePage } from '../shell/page-context';
import { ColumnChoice } from './column-choice';
import { ColumnLayout } from './column-layout';
import type { ColumnSort } from './column-menu';
import { FilterBar, type FilterChange } from './filter-bar';
import { OpenRow } from './open-row';
import { DERIVED_COLUMNS } from './record-columns';
import { PAGE_ROWS, RecordPages, type RecordSet } from './record-pages';
import { ResultsGrid } from './results-grid';
import { holdsRecords, ResultsHeader } from './results-header';
import { ResultsPages, TABLE_ROWS } from './results-pages';
import { filterOf, nextSort, sortOf } from './results-query';
import { RowDrawer } from './row-drawer';

/** What a run imported: filtered, sorted, summed and exported. */
@Component({
  selector: 'app-results-page',
  imports: [
    ColumnChoice,
    EmptyState,
    ErrorPanel,
    FilterBar,
    MatButton,
    ResultsGrid,
    ResultsHeader,
    ResultsPages,
    RouterLink,
    RowDrawer,
    RunFailure,
    Skeleton,
  ],
  providers: [RecordPages, OpenRow],
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
  /** Number of the row that is looked at. */
  readonly row = input(undefined, {
    transform: (value: unknown) => {
      const row = numberAttribute(value, 0);
      return Number.isSafeInteger(row) && row > 0 ? row : undefined;
    },
  });
  readonly view = input<'grid' | 'pages', unknown>('grid', {
    transform: (value) => (value === 'pages' ? 'pages' : 'grid'),
  });

  private readonly runs = inject(RunsApi);
  private readonly router = inject(Router);
  private readonly formats = inject(Formats);
  protected readonly pages = inject(RecordPages);

  protected readonly run = this.runs.run(this.id);
  private readonly context = runContext(computed(() => (this.run.hasValue() ? this.run.value() : null)));
  protected readonly dataset = this.context.dataset;
  protected readonly layout = inject(ColumnLayout);
  protected readonly openRow = inject(OpenRow);
  private readonly grid = viewChild(ResultsGrid);
  private readonly table = viewChild(ResultsPages);

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
  protected readonly order = computed(() => sortOf({ sort: this.sort(), dir: this.dir() }), {
    equal: (one, other) => one.join() === other.join(),
  });
  /** The open row's record, where its page is there. */
  protected readonly openRecord = computed(() => {
    const position = this.openRow.position();
    const record = position === null ? undefined : this.pages.row(position);
    return record?.rowNumber === this.row() ? record : undefined;
  });
  /** What is shown; null before there are records. */
  private readonly set = computed<RecordSet | null>(() =>
    this.hasRecords() ? { runId: this.id(), filter: this.filter(), sort: this.order() } : null,
  );
  protected readonly isFiltered = computed(() => Object.keys(this.filter()).length > 0);
  protected readonly failure = computed(() => {
    const error = this.run.error();
    return error ? toFailure(error) : null;
  });
  /** Records are there once a run has been published, and stay there when it is undone. */
  protected readonly hasRecords = computed(() => this.run.hasValue() && holdsRecords(this.run.value()));
  protected readonly count = computed(() => {
    if (!this.pages.summary()) return '';
    const total = this.pages.total();
    return total === 1
      ? $localize`:@@results.oneRow:1 row`
      : $localize`:@@results.rows:${this.formats.number(total)}:count: rows`;
  });
  protected readonly exported = computed(() => ({ ...this.filter(), sort: this.order() }));

  constructor() {
    effect(() => {
      const set = this.set();
      if (set) untracked(() => this.pages.show(set));
    });
    effect(() => {
      const [set, row] = [this.set(), this.row()];
      untracked(() => {
        if (set && row !== undefined) this.openRow.look(set, row);
        else this.openRow.close();
      });
    });
    effect(() => {
      const arrived = this.openRow.arrived();
      if (arrived) untracked(() => this.lookAt(arrived.position, true));
    });
    effect(() => {
      const [target, grid] = [this.openRow.target(), this.grid()];
      const isThere = this.pages.total() > 0 && (grid !== undefined || this.view() === 'pages');
      if (target && isThere) untracked(() => this.reveal(target.position, grid));
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

  protected sortBy({ column, adding }: ColumnSort): void {
    this.navigate({ ...nextSort(this.order(), column, adding), page: null }, false);
  }

  protected turnTo(page: number): void {
    this.navigate({ page: page > 1 ? page : null }, true);
  }

  /** The other view, with the rows in sight that are now. */
  protected turnView(view: 'grid' | 'pages'): void {
    const [now, then] = view === 'pages' ? [PAGE_ROWS, TABLE_ROWS] : [TABLE_ROWS, PAGE_ROWS];
    const page = Math.floor(((this.page() - 1) * now) / then) + 1;
    this.navigate({ view: view === 'pages' ? view : null, page: page > 1 ? page : null }, false);
  }

  protected showDerived(isShown: boolean): void {
    this.layout.show(DERIVED_COLUMNS, isShown);
  }

  /** Opens the row at a place of the set. */
  protected lookAt(position: number, replaceUrl = false): void {
    const [set, record] = [this.set(), this.pages.row(position)];
    if (!set || !record) return;
    this.openRow.take(set, record.rowNumber, position);
    this.navigate({ row: record.rowNumber }, replaceUrl || this.row() !== undefined);
  }

  protected closeRow(): void {
    const row = this.row();
    this.navigate({ row: null }, false);
    this.grid()?.focus();
    if (row !== undefined) this.table()?.focus(row);
  }

  protected seek(rowNumber: number): void {
    const set = this.set();
    if (set) this.openRow.seek(set, rowNumber);
  }

  private reveal(position: number, grid: ResultsGrid | undefined): void {
    this.openRow.target.set(null);
    if (this.view() === 'grid') grid?.reveal(position);
    else this.turnTo(Math.floor(position / TABLE_ROWS) + 1);
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
