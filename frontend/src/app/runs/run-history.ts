import { computed, effect, inject, Injectable, linkedSignal, untracked } from '@angular/core';
import type { Run, RunAttempt, RunLogEntry } from '@etl-studio/contracts';

import { held } from '../api/held';
import { RunsApi } from '../api/runs.api';
import { LiveRun } from './live-run';
import { NO_STEPS_SEEN, seeStep, type StepsSeen } from './phase-times';

/** What the server knows of the followed run's past: its attempts and its log, read again with every chapter. */
@Injectable()
export class RunHistory {
  private readonly live = inject(LiveRun);
  private readonly runs = inject(RunsApi);
  private readonly attemptList = this.runs.attempts(this.live.runId);
  private readonly logList = this.runs.log(this.live.runId);

  /** Newest first. */
  private readonly heldAttempts = held(this.attemptList);
  private readonly heldLog = held(this.logList);
  readonly attempts = computed<readonly RunAttempt[]>(() =>
    [...(this.heldAttempts() ?? [])].sort((one, other) => other.number - one.number),
  );
  /** Whether neither is known, and one could not be read. */
  readonly failed = computed(
    () =>
      (this.attemptList.error() ?? this.logList.error()) !== undefined &&
      this.attempts().length + this.log().length === 0,
  );
  /** Oldest first. */
  readonly log = computed<readonly RunLogEntry[]>(() => this.heldLog() ?? []);
  /** Where the steps of the attempt that goes on changed before the person's eyes. */
  readonly stepsSeen = linkedSignal<Run | null, StepsSeen>({
    source: this.live.run,
    computation: (run, before) => {
      const last = before?.source;
      const isFollowed = run && last && last.id === run.id;
      return isFollowed ? seeStep(before.value, last, run, untracked(this.live.now)) : NO_STEPS_SEEN;
    },
  });

  constructor() {
    // Changes when the server has more to tell than progress.
    const chapter = computed(() => {
      const run = this.live.run();
      return run ? `${run.id} ${run.status} ${run.attemptCount} ${run.phase ?? ''}` : null;
    });
    let told: string | null = null;
    effect(() => {
      const now = chapter();
      if (now === null || now === told) return;
      const isFirst = told === null;
      told = now;
      if (!isFirst) this.reload();
    });
  }

  reload(): void {
    this.attemptList.reload();
    this.logList.reload();
  }

  /** The log's lines of an attempt: from its beginning, the first one's from the upload, to the next one's. */
  during(attempt: number, lines: readonly RunLogEntry[]): RunLogEntry[] {
    const beginOf = (number: number) => {
      const found = this.attempts().find((each) => each.number === number);
      return found ? Date.parse(found.startedAt) : Number.POSITIVE_INFINITY;
    };
    const from = attempt === 1 ? Number.NEGATIVE_INFINITY : beginOf(attempt);
    const until = beginOf(attempt + 1);
    return lines.filter(({ at }) => Date.parse(at) >= from && Date.parse(at) < until);
  }
}
