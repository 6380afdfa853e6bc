import { Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { hasEnded, type Run } from '@etl-studio/contracts';
import { Formats, Kpi, KpiStrip, ProgressBar, Sparkline } from '@etl-studio/ui';

import { ControlLine } from './control-line';
import { LiveRun } from './live-run';
import { barSegments, shareDone } from './run-progress';
import { RunPace } from './run-pace';
import { RunSteps } from './run-steps';

/** Attempts a run gets before it is set aside. */
const MOST_ATTEMPTS = 6;

/** How far the run is, how fast, and what it has imported. */
@Component({
  selector: 'app-progress-card',
  imports: [ControlLine, Kpi, KpiStrip, ProgressBar, RunSteps, Sparkline],
  host: { 'data-testid': 'run-progress', role: 'region', 'aria-label': 'Progress' },
  templateUrl: './progress-card.html',
  styleUrl: './progress-card.scss',
})
export class ProgressCard {
  readonly run = input.required<Run>();
  readonly currency = input.required<string | null>();

  protected readonly live = inject(LiveRun);
  protected readonly pace = inject(RunPace);
  private readonly formats = inject(Formats);
  private readonly now = signal(Date.now());

  protected readonly ended = computed(() => hasEnded(this.run().status));
  /** Whether what was read has been rolled back. */
  protected readonly unkept = computed(() => ['FAILED', 'CANCELLED'].includes(this.run().status));
  protected readonly percent = computed(() => this.formats.percent(shareDone(this.run())));
  protected readonly sizeKnown = computed(
    () => this.run().totalRows > 0 || this.ended() || this.run().processedRows === 0,
  );
  protected readonly segments = computed(() => {
    if (!this.sizeKnown()) return null;
    const { imported, errors } = barSegments(this.run());
    const isOver = this.unkept() || this.run().status === 'REVERTED';
    const tone = this.run().status === 'SUCCEEDED' ? 'ok' : isOver ? 'neutral' : 'info';
    return [{ percent: imported, tone } as const, { percent: errors, tone: 'bad' } as const];
  });
  protected readonly fresh = computed(() => ['live', 'ended', 'connecting'].includes(this.live.link().kind));
  protected readonly asOf = computed(() =>
    this.fresh() ? null : this.formats.time(new Date(this.live.seenAt()).toISOString()),
  );
  protected readonly left = computed(() => {
    if (this.run().status !== 'RUNNING' || !this.fresh()) return '';
    const { processedRows, totalRows } = this.run();
    if (totalRows > 0 && processedRows >= totalRows) return $localize`:@@progress.finishing:finishing`;
    const seconds = this.pace.left();
    if (seconds === null) return $localize`:@@progress.estimating:estimating`;
    return seconds >= 120
      ? $localize`:@@progress.minutesLeft:about ${Math.round(seconds / 60)}:minutes: min left`
      : $localize`:@@progress.secondsLeft:about ${seconds}:seconds: s left`;
  });
  protected readonly rows = computed(() => {
    const { processedRows, totalRows } = this.run();
    const [done, all] = [this.formats.number(processedRows), this.formats.number(totalRows)];
    if (!this.sizeKnown()) return $localize`:@@progress.rowsSoFar:${done}:done: rows so far`;
    return $localize`:@@progress.rowsOf:${done}:done: of ${all}:all: rows`;
  });
  protected readonly valueText = computed(() => [this.percent(), this.left()].filter(Boolean).join(', '));

  protected readonly imported = computed(() => this.formats.number(this.run().validRows));
  protected readonly failed = computed(() => this.formats.number(this.run().invalidRows));
  protected readonly importedNote = computed(() =>
    this.unkept() ? $localize`:@@progress.unkept:not kept` : this.shareOf(this.run().validRows),
  );
  protected readonly importedLabel = computed(() =>
    this.unkept() ? $localize`:@@progress.converted:Converted` : $localize`:@@progress.imported:Imported`,
  );
  protected readonly spendLabel = computed(() =>
    this.unkept() ? $localize`:@@progress.spendRead:Spend read` : $localize`:@@progress.spend:Spend imported`,
  );
  protected readonly failedNote = computed(() => this.shareOf(this.run().invalidRows));
  protected readonly speed = computed(() => {
    const rate =
      this.run().status === 'RUNNING' && this.pace.rate() > 0 ? this.pace.rate() : this.run().rowsPerSecond;
    if (rate <= 0) return '–';
    return $localize`:@@progress.speed:${this.formats.number(Math.round(rate))}:rate: rows/s`;
  });
  protected readonly speedNote = computed(() => {
    const peak = Math.round(this.pace.peak());
    if (peak > 0 && !this.ended()) return $localize`:@@progress.peak:peak ${this.formats.number(peak)}:rate:`;
    return this.ended() && this.run().rowsPerSecond > 0
      ? $localize`:@@progress.average:over the whole run`
      : '';
  });
  protected readonly recentWords = computed(() => {
    const recent = this.pace.recent();
    const [least, most] = [Math.min(...recent), Math.max(...recent)].map((rate) => this.formats.number(rate));
    return $localize`:@@progress.recentSpeed:Speed over the last minute: ${least}:least: to ${most}:most: rows a second`;
  });
  protected readonly elapsed = computed(() => {
    const { startedAt, finishedAt } = this.run();
    if (!startedAt) return '–';
    const until = finishedAt ? Date.parse(finishedAt) : this.now();
    return this.formats.duration((until - Date.parse(startedAt)) / 1_000);
  });
  protected readonly attempt = computed(() => {
    const count = this.run().attemptCount;
    return count === 0
      ? ''
      : $localize`:@@progress.attempt:attempt ${count}:count: of ${MOST_ATTEMPTS}:most:`;
  });
  protected readonly spend = computed(() => {
    const { spend } = this.run();
    const wholeDigits = spend.replace(/^-|\..*$/g, '').length;
    return wholeDigits > 6 && !this.ended()
      ? this.formats.moneyShort(spend, this.currency())
      : this.formats.money(spend, this.currency());
  });
  protected readonly spendNote = computed(() => {
    if (this.unkept()) return $localize`:@@progress.unkept:not kept`;
    return this.ended() ? $localize`:@@progress.total:total` : $localize`:@@progress.running:running total`;
  });

  constructor() {
    const timer = setInterval(() => this.now.set(Date.now()), 1_000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  private shareOf(rows: number): string {
    const { processedRows } = this.run();
    if (processedRows === 0) return '';
    const share = this.formats.percent(rows / processedRows);
    return $localize`:@@progress.share:${share}:share: of processed`;
  }
}
