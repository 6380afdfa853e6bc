import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { hasEnded, type Run } from '@etl-studio/contracts';
import { Formats, Kpi, KpiStrip, ProgressBar, Sparkline } from '@etl-studio/ui';

import { ControlLine } from './control-line';
import { LiveRun } from './live-run';
import { Online } from './online';
import { barSegments, shareDone } from './run-progress';
import { RunPace } from './run-pace';
import { RunSteps } from './run-steps';
import { timeLeft } from './time-left';

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
  private readonly online = inject(Online).online;

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
  /** Whether it succeeded before the person's eyes. */
  protected readonly hasJustSucceeded = linkedSignal<Run, boolean>({
    source: this.run,
    computation: ({ id, status }, before) =>
      status === 'SUCCEEDED' && before?.source.id === id && (before.value || !hasEnded(before.source.status)),
  });
  private readonly fresh = computed(() => {
    const { kind } = this.live.link();
    return kind === 'ended' || (this.online() && (kind === 'live' || kind === 'connecting'));
  });
  protected readonly asOf = computed(() =>
    this.fresh() ? null : this.formats.time(new Date(this.live.seenAt()).toISOString()),
  );
  private readonly leftWords = computed(() => {
    if (this.run().status !== 'RUNNING' || !this.fresh()) return null;
    const { processedRows, totalRows } = this.run();
    const isRead = totalRows > 0 && processedRows >= totalRows;
    return timeLeft(isRead ? 'finishing' : this.pace.left());
  });
  protected readonly left = computed(() => this.leftWords()?.shown ?? '');
  protected readonly rows = computed(() => {
    const { processedRows, totalRows } = this.run();
    const [done, all] = [this.formats.number(processedRows), this.formats.number(totalRows)];
    if (!this.sizeKnown()) return $localize`:@@progress.rowsSoFar:${done}:done: rows so far`;
    return $localize`:@@progress.rowsOf:${done}:done: of ${all}:all: rows`;
  });
  protected readonly valueText = computed(() => {
    const percent = Math.floor(shareDone(this.run()) * 100);
    const done = $localize`:@@progress.percentSaid:${percent}:percent: percent`;
    return [done, this.leftWords()?.said].filter(Boolean).join(', ');
  });

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
    const until = finishedAt ? Date.parse(finishedAt) : this.live.now();
    const seconds = (until - Date.parse(startedAt)) / 1_000;
    return finishedAt && seconds < 10 ? this.formats.span(seconds) : this.formats.duration(seconds);
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

  private shareOf(rows: number): string {
    const { processedRows } = this.run();
    if (processedRows === 0) return '';
    const share = this.formats.percent(rows / processedRows);
    return $localize`:@@progress.share:${share}:share: of processed`;
  }
}
