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
import { type Params, Router, RouterLink } from '@angular/router';
import { MAPPING_FIELDS, type MendResult, ROW_ERROR_CODES, ROW_ERROR_STATES } from '@etl-studio/contracts';
import { EmptyState, ErrorPanel, Formats, Meter, Skeleton } from '@etl-studio/ui';

import { held } from '../api/held';
import { RunsApi } from '../api/runs.api';
import { type Failure, toFailure } from '../http/failure';
import { runContext } from '../runs/run-context';
import { RunFailure } from '../runs/run-failure';
import { describePage } from '../shell/page-context';
import { isMendable } from '../status/is-mendable';
import type { BadCell } from './bad-row';
import { BadRowsGrid } from './bad-rows-grid';
import { FixAlike } from './fix-alike';
import { FixedRowsResult } from './fixed-rows-result';
import { MendingHeader } from './mending-header';
import { MendingStore, PAGE_ROWS } from './mending.store';
import { ProblemFacets, type FacetChoice } from './problem-facets';
import { placeOfRow } from './row-place';
import { RowsSearch } from './rows-search';
import { downloadBytes } from './rows-size';
import { SuggestionList } from './suggestion-list';

const MOST_ROWS = 2 ** 31;
const LONGEST_SEARCH = 200;

/** Mends what a run could not import: cell by cell, all alike, or in a spreadsheet. */
@Component({
  selector: 'app-mending-page',
  imports: [
    BadRowsGrid,
    EmptyState,
    ErrorPanel,
    FixAlike,
    FixedRowsResult,
    MatButton,
    MendingHeader,
    Meter,
    ProblemFacets,
    RouterLink,
    RowsSearch,
    RunFailure,
    Skeleton,
    SuggestionList,
  ],
  providers: [MendingStore],
  templateUrl: './mending.page.html',
  styleUrl: './mending.page.scss',
})
export class MendingPage {
  /** The run's id, from the path; what is listed from the query. */
  readonly id = input.required<string>();
  readonly code = input(undefined, { transform: oneOf(ROW_ERROR_CODES) });
  readonly field = input(undefined, { transform: oneOf(MAPPING_FIELDS) });
  readonly status = input('open', {
    transform: (value: string | undefined) => oneOf(ROW_ERROR_STATES)(value) ?? 'open',
  });
  /** Part of any cell. */
  readonly q = input('', {
    transform: (value: string | undefined) => value?.replaceAll('\0', '').slice(0, LONGEST_SEARCH) ?? '',
  });
  /** Number of the row that is looked at. */
  readonly row = input(undefined, {
    transform: (value: unknown) => {
      const row = numberAttribute(value, 0);
      return Number.isSafeInteger(row) && row > 0 && row < MOST_ROWS ? row : undefined;
    },
  });
  readonly page = input(1, {
    transform: (value: unknown) => Math.max(Math.trunc(numberAttribute(value, 1)), 1),
  });

  private readonly api = inject(RunsApi);
  private readonly router = inject(Router);
  protected readonly formats = inject(Formats);
  protected readonly store = inject(MendingStore);

  protected readonly run = computed(() => (this.store.run.hasValue() ? this.store.run.value() : null));
  private readonly context = runContext(this.run);
  protected readonly mapping = this.context.mapping;
  private readonly heldGroups = held(this.store.groups);
  protected readonly groups = computed(() => this.heldGroups() ?? []);
  /** Groups of the rows that are listed. */
  protected readonly listedGroups = computed(() =>
    this.groups().filter(
      ({ code, field }) =>
        (this.code() === undefined || code === this.code()) &&
        (this.field() === undefined || field === this.field()),
    ),
  );
  protected readonly failure = computed(() => {
    const error = this.store.run.error() ?? this.store.page.error();
    return error ? toFailure(error) : null;
  });
  protected readonly fileFailure = signal<Failure | null>(null);
  protected readonly fileResult = signal<MendResult | null>(null);

  protected readonly filter = computed(() => ({
    code: this.code(),
    field: this.field(),
    status: this.status(),
    q: this.q().trim() || undefined,
  }));
  protected readonly place = placeOfRow(this.id, this.row, this.filter);
  protected readonly pageShown = computed(() =>
    this.place.sought() === undefined ? this.page() : this.place.page(),
  );
  protected readonly total = computed(() => this.store.shown()?.total ?? 0);
  protected readonly lastPage = computed(() => Math.max(Math.ceil(this.total() / PAGE_ROWS), 1));
  protected readonly isFiltered = computed(
    () => Boolean(this.code() ?? this.field() ?? this.filter().q) || this.status() !== 'open',
  );
  private readonly column = signal<string | null>(null);
  /** What is wrong with the row that is looked at, with the cell that is first. */
  protected readonly faults = computed(() => {
    const cells = this.store.rows().find(({ rowNumber }) => rowNumber === this.row())?.cells ?? [];
    const first = cells.filter(({ column }) => column === this.column());
    return [...first, ...cells].flatMap(({ fault }) => fault ?? []);
  });
  protected readonly isImported = computed(() => isMendable(this.run()?.status ?? null));
  private readonly heldSuggestions = held(this.store.suggestions);
  protected readonly suggestions = computed(() =>
    this.status() === 'open' ? (this.heldSuggestions() ?? []) : [],
  );
  protected readonly rejected = computed(() => {
    const { open, mended, excluded } = this.store.counts();
    return open + mended + excluded;
  });
  protected readonly settled = computed(() => this.rejected() - this.store.counts().open);
  protected readonly progress = computed(() => {
    const settled = this.formats.number(this.settled());
    const all = this.formats.number(this.rejected());
    return $localize`:@@mending.progress:${settled}:settled: of ${all}:all: rows settled`;
  });
  /** Whether what can be done with the rows is known: until then it has room. */
  protected readonly isPrepared = computed(
    () =>
      this.run() !== null &&
      (this.heldGroups() !== null || this.store.groups.error() !== undefined) &&
      (!this.isImported() || this.heldSuggestions() !== null || this.store.suggestions.error() !== undefined),
  );
  protected readonly exportUrl = computed(() => {
    const { code, field, q } = this.filter();
    return this.api.errorsExportUrl(this.id(), { code, field, q });
  });
  protected readonly bytes = computed(() =>
    this.status() === 'open' ? downloadBytes(this.store.shown()?.items ?? [], this.total()) : null,
  );

  constructor() {
    effect(() => {
      this.store.view.set({ runId: this.id(), ...this.filter(), page: this.pageShown() });
    });
    effect(() => {
      const page = this.store.page.hasValue() ? this.store.page.value() : null;
      // What was mended is gone from the list, which may have made it shorter than this page.
      if (page && page.items.length === 0 && page.total > 0)
        untracked(() => this.turnTo(this.lastPage(), true));
    });
    describePage(() => {
      const heading = $localize`:@@route.errors:Rows with errors`;
      return {
        title: [heading, this.run()?.fileName ?? this.id().slice(0, 8)],
        crumbs: [
          { label: $localize`:@@route.runs:Runs`, link: '/runs' },
          { label: this.id().slice(0, 8), link: `/runs/${this.id()}` },
          { label: heading },
        ],
      };
    });
  }

  protected narrow(choice: FacetChoice, replaceUrl = false): void {
    this.navigate({ ...choice, page: null, row: null }, replaceUrl);
  }

  protected showAll(): void {
    this.narrow({ code: null, field: null, status: null, q: null });
  }

  protected turnTo(page: number, replaceUrl = false): void {
    this.navigate({ page: page > 1 ? page : null, row: null }, replaceUrl);
  }

  /** The address names the row, so that it is found again. */
  protected lookAt({ rowNumber, cell }: { rowNumber: number; cell: BadCell }): void {
    this.column.set(cell.column);
    if (rowNumber !== this.row()) void this.navigateTo({ row: rowNumber }, true);
  }

  protected tellFile(result: MendResult): void {
    this.fileResult.set(result);
    this.store.tellDone(result);
  }

  private navigate(queryParams: Params, replaceUrl: boolean): void {
    // Not before the address has changed: until then its page is not the one that is wanted.
    void this.navigateTo(queryParams, replaceUrl).then(() => this.place.sought.set(undefined));
  }

  private navigateTo(queryParams: Params, replaceUrl: boolean): Promise<boolean> {
    return this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl });
  }
}

/** Another value of the address is none. */
function oneOf<T extends string>(known: readonly T[]): (value: string | undefined) => T | undefined {
  return (value) => known.find((each) => each === value);
}
