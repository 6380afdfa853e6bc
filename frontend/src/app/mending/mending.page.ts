import { Component, computed, effect, inject, input, numberAttribute, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { ROW_ERROR_STATES, type MendResult } from '@etl-studio/contracts';
import { EmptyState, ErrorPanel, Formats, Meter, PageHeader, Skeleton } from '@etl-studio/ui';
import { LucideDownload } from '@lucide/angular';

import { held } from '../api/held';
import { RunsApi } from '../api/runs.api';
import { type Failure, toFailure } from '../http/failure';
import { runContext } from '../runs/run-context';
import { RunFailure } from '../runs/run-failure';
import { describePage } from '../shell/page-context';
import { BadRowsGrid } from './bad-rows-grid';
import { FixAlike } from './fix-alike';
import { FixedRowsResult } from './fixed-rows-result';
import { FixedRowsUpload } from './fixed-rows-upload';
import { isMendable, MendingStore, PAGE_ROWS } from './mending.store';
import { ProblemFacets, type FacetChoice } from './problem-facets';
import { SuggestionList } from './suggestion-list';

const STATES: readonly string[] = ROW_ERROR_STATES;

/** Mends what a run could not import: cell by cell, all alike, or in a spreadsheet. */
@Component({
  selector: 'app-mending-page',
  imports: [
    BadRowsGrid,
    EmptyState,
    ErrorPanel,
    FixAlike,
    FixedRowsResult,
    FixedRowsUpload,
    LucideDownload,
    MatButton,
    Meter,
    PageHeader,
    ProblemFacets,
    RouterLink,
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
  readonly code = input<string>();
  readonly field = input<string>();
  readonly status = input('open', {
    transform: (value: string | undefined) =>
      value !== undefined && STATES.includes(value) ? value : 'open',
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
  protected readonly groups = computed(() => (this.store.groups.hasValue() ? this.store.groups.value() : []));
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

  protected readonly total = computed(() => (this.store.page.hasValue() ? this.store.page.value().total : 0));
  protected readonly lastPage = computed(() => Math.max(Math.ceil(this.total() / PAGE_ROWS), 1));
  protected readonly isFiltered = computed(
    () => Boolean(this.code() ?? this.field()) || this.status() !== 'open',
  );
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
  protected readonly exportUrl = computed(() =>
    this.api.errorsExportUrl(this.id(), { code: this.code(), field: this.field() }),
  );

  constructor() {
    effect(() => {
      const [runId, code, field, status, page] = [
        this.id(),
        this.code(),
        this.field(),
        this.status(),
        this.page(),
      ];
      this.store.view.set({ runId, code, field, status, page });
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

  protected narrow(choice: FacetChoice): void {
    void this.router.navigate([], {
      queryParams: { ...choice, page: null },
      queryParamsHandling: 'merge',
    });
  }

  protected showAll(): void {
    this.narrow({ code: null, field: null, status: null });
  }

  protected turnTo(page: number): void {
    void this.router.navigate([], {
      queryParams: { page: page > 1 ? page : null },
      queryParamsHandling: 'merge',
    });
  }

  protected tellFile(result: MendResult): void {
    this.fileResult.set(result);
    this.store.tellDone(result);
  }
}
