import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { hasEnded, type Run } from '@etl-studio/contracts';
import { Clock, drawnInSteps, Formats, ProgressBar, RelativeTime } from '@etl-studio/ui';

import { ServerText } from '../language/server-text.pipe';
import { RunStatusBadge } from '../status/run-status-badge';
import { LiveRuns } from './live-runs';
import { RunErrorLine } from './run-error-line';
import { barSegments } from './run-progress';
import { RunSelection } from './run-selection';

/** The runs that fill a window are drawn first. */
const RUNS_DRAWN = { first: 20, step: 100 };

/** The listed runs, which can be chosen for what is done to several at once. */
@Component({
  selector: 'app-runs-table',
  imports: [ProgressBar, RelativeTime, RouterLink, RunErrorLine, RunStatusBadge, ServerText],
  templateUrl: './runs-table.html',
  styleUrl: './runs-table.scss',
})
export class RunsTable {
  /** By id; null while they are on their way. */
  readonly datasetNames = input.required<ReadonlyMap<string, string> | null>();

  protected readonly live = inject(LiveRuns);
  protected readonly selection = inject(RunSelection);
  protected readonly formats = inject(Formats);
  private readonly clock = inject(Clock);

  private readonly drawn = drawnInSteps(
    RUNS_DRAWN,
    () => this.live.runs().length,
    () => null,
  );
  private readonly drawnRuns = computed(() => this.live.runs().slice(0, this.drawn.count()));

  protected readonly rows = computed(() =>
    this.drawnRuns().map((run) => ({
      run,
      choose: $localize`:@@bulk.choose:Choose ${run.fileName}:file:, ${run.id.slice(0, 8)}:run:`,
      dataset: this.datasetNames() && (this.datasetNames()?.get(run.datasetId) ?? '–'),
      address: run.status === 'DRAFT' ? ['/runs', run.id, 'mapping'] : ['/runs', run.id],
      percent: this.formats.percent(
        (['SUCCEEDED', 'REVERTED'].includes(run.status) ? 100 : run.progressPercent) / 100,
      ),
      isGoingOn: !hasEnded(run.status),
      segments: segments(run),
      took: this.took(run),
      attempts: run.attemptCount > 1 ? $localize`:@@runs.attempts:${run.attemptCount}:count: attempts` : '',
      changedAt: run.finishedAt ?? run.startedAt ?? run.createdAt,
    })),
  );

  private took({ startedAt, finishedAt }: Run): string {
    if (!startedAt) return '';
    const until = finishedAt ? Date.parse(finishedAt) : Math.max(this.clock.now(), Date.now());
    return this.formats.span((until - Date.parse(startedAt)) / 1_000);
  }
}

function segments(run: Run) {
  if (run.status === 'DRAFT') return [];
  const { imported, errors } = barSegments(run);
  const tone = run.status === 'SUCCEEDED' ? 'ok' : hasEnded(run.status) ? 'neutral' : 'info';
  return [{ percent: imported, tone } as const, { percent: errors, tone: 'bad' } as const];
}
