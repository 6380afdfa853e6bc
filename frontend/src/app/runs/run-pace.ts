import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';

import { LiveRun } from './live-run';
import { nextPace, type Pace, secondsLeft } from './run-progress';

const SHOWN_SECONDS = 60;
const SECOND_MS = 1_000;

/** How fast the followed run goes and how long it will take, by what was seen of it. */
@Injectable()
export class RunPace {
  private readonly live = inject(LiveRun);
  private readonly pace = signal<Pace | null>(null);

  readonly rate = computed(() => this.pace()?.rate ?? 0);
  readonly peak = computed(() => this.pace()?.peak ?? 0);
  /** Rows a second over the last minute, a figure a second, oldest first. */
  readonly recent = signal<readonly number[]>([]);
  /** Seconds; null while it cannot be said. */
  readonly left = computed(() => {
    const run = this.live.run();
    return run ? secondsLeft(this.pace(), run) : null;
  });

  constructor() {
    effect(() => {
      const run = this.live.run();
      const at = this.live.seenAt();
      const isReading =
        run?.status === 'RUNNING' && (run.totalRows === 0 || run.processedRows < run.totalRows);
      if (!isReading) return;
      const pace = nextPace(untracked(this.pace), run, at);
      this.pace.set(pace);
      this.draw(pace);
    });
  }

  private lastDrawnAt = 0;

  private draw({ rate, samples, lastAt }: Pace): void {
    if (samples === 0 || lastAt - this.lastDrawnAt < SECOND_MS) return;
    this.lastDrawnAt = lastAt;
    this.recent.update((rates) => [...rates, Math.round(rate)].slice(-SHOWN_SECONDS));
  }
}
