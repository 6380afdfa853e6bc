import { Component, computed, DestroyRef, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { hasEnded, type Run, RUN_STATUSES, type RunStatus } from '@etl-studio/contracts';
import {
  EmptyState,
  ErrorPanel,
  Formats,
  PageHeader,
  ProgressBar,
  RelativeTime,
  Skeleton,
} from '@etl-studio/ui';
import { LucideSearch } from '@lucide/angular';

import { DatasetsApi } from '../api/datasets.api';
import { toFailure } from '../http/failure';
import { describePage } from '../shell/page-context';
import { RunStatusBadge } from '../status/run-status-badge';
import { runStatus } from '../status/run-status';
import { BulkBar } from './bulk-bar';
import { LinkBadge } from './link-badge';
import { LiveRuns } from './live-runs';
import { barSegments } from './run-progress';
import { RunSelection } from './run-selection';

const TYPING_PAUSE_MS = 250;

/** The organization's runs, live. */
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
    ProgressBar,
    RelativeTime,
    RouterLink,
    RunStatusBadge,
    Skeleton,
  ],
  providers: [LiveRuns, RunSelection],
  templateUrl: './runs.page.html',
  styleUrl: './runs.page.scss',
})
export class RunsPage {
  /** From the query: listed statuses, comma-separated; part of a file name. */
  readonly status = input<string>();
  readonly q = input<string>();
  readonly dlq = input<string>();
  readonly datasetId = input<string>();

  protected readonly live = inject(LiveRuns);
  protected readonly selection = inject(RunSelection);
  protected readonly formats = inject(Formats);
  private readonly router = inject(Router);
  protected readonly datasets = inject(DatasetsApi).list();

  protected readonly chosen = computed<readonly RunStatus[]>(() => {
    const wanted = (this.status() ?? '').split(',');
    return RUN_STATUSES.filter((status) => wanted.includes(status));
  });
  protected readonly setAside = computed(() => this.dlq() === 'true');
  protected readonly isFiltered = computed(
    () => this.chosen().length > 0 || this.setAside() || !!this.q() || !!this.datasetId(),
  );
  private typing: ReturnType<typeof setTimeout> | undefined;
  protected readonly filters = RUN_STATUSES.map((status) => ({
    status,
    word: runStatus({ status, dlq: false, invalidRows: 0, retryAt: null }).word,
  }));
  protected readonly failure = computed(() => {
    const error = this.live.list.error();
    return error ? toFailure(error) : null;
  });
  protected readonly rows = computed(() =>
    this.live.runs().map((run) => ({
      run,
      choose: $localize`:@@bulk.choose:Choose ${run.fileName}:file:, ${run.id.slice(0, 8)}:run:`,
      dataset: this.datasetName(run.datasetId),
      address: run.status === 'DRAFT' ? ['/runs', run.id, 'mapping'] : ['/runs', run.id],
      percent: this.formats.percent(
        (['SUCCEEDED', 'REVERTED'].includes(run.status) ? 100 : run.progressPercent) / 100,
      ),
      segments: segments(run),
      changedAt: run.finishedAt ?? run.startedAt ?? run.createdAt,
    })),
  );
  protected readonly counted = computed(() => {
    const [shown, total] = [this.live.runs().length, this.live.page()?.total ?? 0];
    const words = [this.formats.number(shown), this.formats.number(total)];
    return shown < total ? $localize`:@@datasetRuns.counted:${words[0]}:shown: of ${words[1]}:total:` : '';
  });
  protected readonly newWords = computed(() => {
    const count = this.live.newRuns().size;
    return count === 1
      ? $localize`:@@runs.oneNew:1 new run`
      : $localize`:@@runs.manyNew:${count}:count: new runs`;
  });

  constructor() {
    effect(() => this.live.statuses.set(this.chosen()));
    effect(() => this.live.q.set(this.q() ?? ''));
    effect(() => this.live.setAside.set(this.setAside()));
    effect(() => this.live.datasetId.set(this.datasetId() || null));
    inject(DestroyRef).onDestroy(() => clearTimeout(this.typing));
    const heading = $localize`:@@route.runs:Runs`;
    describePage(() => ({ title: [heading], crumbs: [{ label: heading }] }));
  }

  protected toggle(status: RunStatus): void {
    const chosen = this.chosen();
    const next = chosen.includes(status) ? chosen.filter((each) => each !== status) : [...chosen, status];
    this.narrow({ status: next.length > 0 ? next.join(',') : null });
  }

  /** Searches at every pause while typing. */
  protected search(text: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.narrow({ q: text.trim() || null }, true), TYPING_PAUSE_MS);
  }

  protected narrow(queryParams: Record<string, string | null>, replaceUrl = false): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl });
  }

  protected showAll(): void {
    void this.router.navigate([], { queryParams: {} });
  }

  private datasetName(id: string): string {
    const known = this.datasets.hasValue() ? this.datasets.value().items : [];
    return known.find((dataset) => dataset.id === id)?.name ?? '';
  }
}

function segments(run: Run) {
  if (run.status === 'DRAFT') return [];
  const { imported, errors } = barSegments(run);
  const tone = run.status === 'SUCCEEDED' ? 'ok' : hasEnded(run.status) ? 'neutral' : 'info';
  return [{ percent: imported, tone } as const, { percent: errors, tone: 'bad' } as const];
}
