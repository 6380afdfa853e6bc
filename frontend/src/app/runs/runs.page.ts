import { Component, computed, DestroyRef, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { RUN_STATUSES, type RunStatus } from '@etl-studio/contracts';
import { EmptyState, ErrorPanel, Formats, PageHeader, Skeleton } from '@etl-studio/ui';
import { LucideSearch } from '@lucide/angular';

import { DatasetsApi } from '../api/datasets.api';
import { toFailure } from '../http/failure';
import { SessionStore } from '../session/session.store';
import { describePage } from '../shell/page-context';
import { runStatus } from '../status/run-status';
import { BulkBar } from './bulk-bar';
import { LinkBadge } from './link-badge';
import { LiveRuns } from './live-runs';
import { isNarrow, type RunFilterParams, runFilterOf } from './run-filter';
import { RunNumbers } from './run-numbers';
import { RunPages } from './run-pages';
import { RunSelection } from './run-selection';
import { RunStrip } from './run-strip';
import { RunViewBar } from './run-view-bar';
import { RunViews } from './run-views';
import { RunsTable } from './runs-table';

const TYPING_PAUSE_MS = 250;

/** The organization's runs, live, a page at a time; which ones and which page stand in the URL. */
@Component({
  selector: 'app-runs-page',
  imports: [
    BulkBar,
    EmptyState,
    ErrorPanel,
    LinkBadge,
    LucideSearch,
    MatButton,
    PageHeader,
    RouterLink,
    RunPages,
    RunStrip,
    RunsTable,
    RunViewBar,
    Skeleton,
  ],
  providers: [LiveRuns, RunNumbers, RunSelection, RunViews],
  templateUrl: './runs.page.html',
  styleUrl: './runs.page.scss',
})
export class RunsPage {
  /** From the query: see `RunFilterParams`. */
  readonly status = input<string>();
  readonly q = input<string>();
  readonly dlq = input<string>();
  readonly datasetId = input<string>();
  readonly by = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly cursor = input<string>();

  protected readonly live = inject(LiveRuns);
  protected readonly numbers = inject(RunNumbers);
  protected readonly selection = inject(RunSelection);
  protected readonly formats = inject(Formats);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  protected readonly datasets = inject(DatasetsApi).list();

  protected readonly params = computed<RunFilterParams>(() => ({
    status: this.status(),
    q: this.q(),
    dlq: this.dlq(),
    datasetId: this.datasetId(),
    by: this.by(),
    from: this.from(),
    to: this.to(),
  }));
  protected readonly asked = computed(() => runFilterOf(this.params(), this.session.user()?.id, new Date()));
  protected readonly isNarrow = computed(() => isNarrow(this.asked()));
  protected readonly chips = computed(() => {
    const counts = this.numbers.counts();
    return RUN_STATUSES.map((status) => ({
      status,
      word: runStatus({ status, dlq: false, invalidRows: 0, retryAt: null }).word,
      count: counts && this.formats.number(counts.byStatus[status]),
    }));
  });
  protected readonly failure = computed(() => {
    const error = this.live.list.error();
    return error ? toFailure(error) : null;
  });
  /** Null while they are on their way. */
  protected readonly datasetNames = computed(() => {
    const known = this.datasets.hasValue() ? this.datasets.value().items : null;
    if (known === null && this.datasets.isLoading()) return null;
    return new Map((known ?? []).map(({ id, name }) => [id, name]));
  });
  protected readonly newWords = computed(() => {
    const count = this.live.newRuns().size;
    return count === 1
      ? $localize`:@@runs.oneNew:1 new run`
      : $localize`:@@runs.manyNew:${count}:count: new runs`;
  });
  private typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect(() => this.live.filter.set(this.asked()));
    effect(() => this.live.cursor.set(this.cursor() || undefined));
    inject(DestroyRef).onDestroy(() => clearTimeout(this.typing));
    const heading = $localize`:@@route.runs:Runs`;
    describePage(() => ({ title: [heading], crumbs: [{ label: heading }] }));
  }

  /** A day for a date input, which knows no `today`. */
  protected dayOf(day: string | undefined): string {
    if (day !== 'today') return day ?? '';
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
  }

  protected toggle(status: RunStatus): void {
    const chosen = this.asked().status;
    const next = chosen.includes(status) ? chosen.filter((each) => each !== status) : [...chosen, status];
    this.narrow({ status: next.length > 0 ? next.join(',') : null });
  }

  /** Searches at every pause while typing. */
  protected search(text: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.narrow({ q: text.trim() || null }, true), TYPING_PAUSE_MS);
  }

  /** Another filter begins at its first page. */
  protected narrow(change: Record<string, string | null>, replaceUrl = false): void {
    const queryParams = { ...change, cursor: null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl });
  }

  protected showAll(): void {
    void this.router.navigate([], { queryParams: {} });
  }

  /** A page that was come back to ends where it did, whatever came above it: the newest runs are on the first. */
  protected showNewest(): void {
    if (this.cursor()) this.narrow({});
    else this.live.list.reload();
  }
}
