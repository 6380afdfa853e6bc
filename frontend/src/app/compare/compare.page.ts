import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { Run } from '@etl-studio/contracts';
import { Card, EmptyState, ErrorPanel, Formats, PageHeader, Skeleton } from '@etl-studio/ui';
import { LucideArrowLeftRight } from '@lucide/angular';

import { DatasetsApi } from '../api/datasets.api';
import { LedgerApi } from '../api/ledger.api';
import { toFailure } from '../http/failure';
import { describePage } from '../shell/page-context';
import { ChangedRecords } from './changed-records';
import { CompareCards } from './compare-cards';
import { changedLines, type CurrencyLine, currencyLines } from './currency-lines';
import { DeltaTable } from './delta-table';
import { ErrorCauses } from './error-causes';

const MOST_RUNS = 500;

const VIEWS = ['campaign', 'channel', 'day'] as const;
type View = (typeof VIEWS)[number];
const VIEW_NAMES: Record<View, string> = {
  campaign: $localize`:@@compare.campaigns:Campaigns`,
  channel: $localize`:@@compare.channels:Channels`,
  day: $localize`:@@compare.days:Days`,
};

const SIDES = ['both', 'left', 'right'] as const;
type Side = (typeof SIDES)[number];
const SIDE_NAMES: Record<Side, string> = {
  both: $localize`:@@compare.all:All`,
  left: $localize`:@@compare.onlyLeft:Only left`,
  right: $localize`:@@compare.onlyRight:Only right`,
};

/** Two imports of a dataset side by side: what one has more of, less of, and otherwise. */
@Component({
  selector: 'app-compare-page',
  imports: [
    Card,
    ChangedRecords,
    CompareCards,
    DeltaTable,
    EmptyState,
    ErrorCauses,
    ErrorPanel,
    LucideArrowLeftRight,
    MatButton,
    PageHeader,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './compare.page.html',
  styleUrl: './compare.page.scss',
})
export class ComparePage {
  /** The dataset's id, from the path. */
  readonly id = input.required<string>();
  /** From the query; without them the last two imports. */
  readonly leftRunId = input<string>();
  readonly rightRunId = input<string>();
  /** What the changes are told apart by, and whether only those of one side are shown. */
  readonly by = input<View, string | undefined>('campaign', {
    transform: (by) => VIEWS.find((each) => each === by) ?? 'campaign',
  });
  readonly only = input<Side, string | undefined>('both', {
    transform: (only) => SIDES.find((each) => each === only) ?? 'both',
  });

  private readonly datasets = inject(DatasetsApi);
  protected readonly formats = inject(Formats);
  private readonly router = inject(Router);

  protected readonly dataset = this.datasets.dataset(this.id);
  protected readonly currency = computed(() =>
    this.dataset.hasValue() ? this.dataset.value().currency : null,
  );
  protected readonly runs = this.datasets.runs(this.id, () => ({ limit: MOST_RUNS }));
  /** Runs that have records to compare, newest first. */
  private readonly comparable = computed(() =>
    (this.runs.hasValue() ? this.runs.value().items : []).filter(({ status }) =>
      ['SUCCEEDED', 'REVERTED'].includes(status),
    ),
  );
  protected readonly options = computed(() =>
    this.comparable().map((run) => ({ id: run.id, words: this.words(run) })),
  );
  protected readonly fewWords = computed(() =>
    this.options().length === 0
      ? $localize`:@@compare.noRun:This dataset has none yet.`
      : $localize`:@@compare.oneRun:This dataset has one.`,
  );
  protected readonly right = computed(() => {
    const left = this.known(this.leftRunId());
    return this.known(this.rightRunId()) ?? this.options().find(({ id }) => id !== left)?.id ?? null;
  });
  /** Where none is named, the import before the one on the right. */
  protected readonly left = computed(() => {
    const others = this.options().map(({ id }) => id);
    const at = others.indexOf(this.right() ?? '');
    return this.known(this.leftRunId()) ?? others[at + 1] ?? others[at - 1] ?? null;
  });
  protected readonly isSame = computed(() => this.left() !== null && this.left() === this.right());
  protected readonly comparison = inject(LedgerApi).comparison(
    () => this.id(),
    () => {
      const [base, target] = [this.left(), this.right()];
      return base && target && base !== target ? { base, target } : undefined;
    },
  );
  protected readonly failure = computed(() => {
    const error = this.runs.error() ?? this.comparison.error() ?? this.dataset.error();
    return error ? toFailure(error) : null;
  });
  protected readonly views = VIEWS.map((id) => ({ id, name: VIEW_NAMES[id] }));
  protected readonly lines = computed<CurrencyLine[]>(() => {
    if (!this.comparison.hasValue()) return [];
    const { campaigns, channels, days } = this.comparison.value();
    switch (this.by()) {
      case 'campaign':
        return campaigns.flatMap((each) => currencyLines(each.campaign, each));
      case 'channel':
        return channels.flatMap((each) => currencyLines(each.channel, each));
      case 'day':
        return days.flatMap((each) => currencyLines(this.formats.day(each.date), each));
    }
  });
  private readonly linesOf = computed<Record<Side, CurrencyLine[]>>(() => ({
    both: this.lines(),
    left: this.lines().filter(({ target }) => target === null),
    right: this.lines().filter(({ base }) => base === null),
  }));
  protected readonly shown = computed(() => this.linesOf()[this.only()]);
  protected readonly sides = computed(() =>
    SIDES.map((id) => ({ id, name: SIDE_NAMES[id], count: changedLines(this.linesOf()[id]).length })),
  );
  /** Where the two were imported with different schema versions: the page that tells them apart. */
  protected readonly schemas = computed(() => {
    if (!this.comparison.hasValue()) return null;
    const { base, target } = this.comparison.value();
    const [one, other] = [base.schemaVersion, target.schemaVersion];
    return one !== null && other !== null && one !== other ? { compareTo: one, version: other } : null;
  });

  constructor() {
    const heading = $localize`:@@route.compare:Compare runs`;
    describePage(() => {
      const dataset = this.dataset.hasValue() ? this.dataset.value() : null;
      return {
        title: dataset ? [heading, dataset.name] : [heading],
        crumbs: [
          { label: $localize`:@@route.datasets:Datasets`, link: '/datasets' },
          ...(dataset ? [{ label: dataset.name, link: `/datasets/${dataset.id}` }] : []),
          { label: heading },
        ],
      };
    });
  }

  protected choose(leftRunId: string | null, rightRunId: string | null): void {
    void this.router.navigate([], { queryParams: { leftRunId, rightRunId }, queryParamsHandling: 'merge' });
  }

  protected show({ by, only }: { by?: View; only?: Side }): void {
    const queryParams = {
      ...(by && { by: by === 'campaign' ? null : by }),
      ...(only && { only: only === 'both' ? null : only }),
    };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected reload(): void {
    this.dataset.reload();
    this.runs.reload();
    this.comparison.reload();
  }

  private known(id: string | undefined): string | null {
    return this.options().find((option) => option.id === id)?.id ?? null;
  }

  /** "8f3c21d0 · schema v4 · 3 Sep 2026, 98,412 rows". */
  private words({ id, schemaVersion, finishedAt, validRows, status }: Run): string {
    const rows = $localize`:@@timeline.rows:${this.formats.number(validRows)}:rows: rows`;
    const day = finishedAt ? `${this.formats.dayAt(finishedAt)}, ` : '';
    return [
      id.slice(0, 8),
      ...(schemaVersion === null ? [] : [$localize`:@@run.schema:schema v${schemaVersion}:version:`]),
      `${day}${rows}`,
      ...(status === 'REVERTED' ? [$localize`:@@compare.reverted:reverted`] : []),
    ].join(' · ');
  }
}
