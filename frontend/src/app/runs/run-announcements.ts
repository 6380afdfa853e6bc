import { effect, inject, Injectable, signal, untracked } from '@angular/core';
import { hasEnded, type Run } from '@etl-studio/contracts';

import { runStatus } from '../status/run-status';
import { LiveRun } from './live-run';
import { RunNotices } from './run-notices';
import { passedQuarter } from './run-progress';

/** What is said of the followed run to those who do not look: quarters, the first error, the end. */
@Injectable()
export class RunAnnouncements {
  private readonly live = inject(LiveRun);
  private readonly notices = inject(RunNotices);
  /** For a live region of the page. */
  readonly sentence = signal('');

  constructor() {
    let last: Run | null = null;
    effect(() => {
      const run = this.live.run();
      if (!run) return;
      const before = last?.id === run.id ? last : run;
      last = run;
      untracked(() => this.say(before, run));
    });
    effect((onCleanup) => {
      const id = this.live.runId();
      if (id === undefined) return;
      untracked(() => this.notices.leave(id));
      onCleanup(() => {
        if (last?.id === id && isUnderWay(last)) this.notices.follow(id);
      });
    });
  }

  private say(before: Run, run: Run): void {
    if (hasEnded(run.status) && isUnderWay(before)) {
      this.sentence.set(runStatus(run).word);
      this.notices.tell(run);
      return;
    }
    const quarter = passedQuarter(before.progressPercent, run.progressPercent);
    if (before.invalidRows === 0 && run.invalidRows > 0) {
      this.sentence.set($localize`:@@run.said.firstError:The first row has failed.`);
    } else if (quarter !== null) {
      this.sentence.set($localize`:@@run.said.quarter:${quarter}:percent: percent imported.`);
    }
  }
}

function isUnderWay({ status }: Run): boolean {
  return status === 'QUEUED' || status === 'RUNNING';
}
