import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';

import { LiveRun } from './live-run';
import { nextPace, type Pace, secondsLeft } from './run-progress';

/** How fast the followed run goes and how long it will take, by what was seen of it. */
@Injectable()
export class RunPace {
  private readonly live = inject(LiveRun);
  private readonly pace = signal<Pace | null>(null);

  readonly rate = computed(() => this.pace()?.rate ?? 0);
  readonly peak = computed(() => this.pace()?.peak ?? 0);
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
      this.pace.set(nextPace(untracked(this.pace), run, at));
    });
  }
}
