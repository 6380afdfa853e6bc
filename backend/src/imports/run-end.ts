import { Injectable } from '@nestjs/common';
import { hasEnded, type Run } from '@etl-studio/contracts';
import { RunBoard } from '../events';

/** Waits for runs to end. */
@Injectable()
export class RunEnd {
  constructor(private readonly board: RunBoard) {}

  /** The run once it has ended, or as it is when the time is over or the signal comes. */
  async within(run: Run, seconds: number, gone: AbortSignal): Promise<Run> {
    let stop = (): void => undefined;
    const ended = new Promise<Run>((resolve) => {
      const unwatch = this.board.watchRun(run.orgId, run.id, (state) => {
        if (hasEnded(state.status)) resolve(state);
      });
      const giveUp = () => resolve(run);
      const timer = setTimeout(giveUp, seconds * 1000);
      gone.addEventListener('abort', giveUp, { once: true });
      stop = () => {
        clearTimeout(timer);
        gone.removeEventListener('abort', giveUp);
        unwatch();
      };
    });
    try {
      // Watching has begun: an end that this read misses is told.
      const now = await this.board.current(run.orgId, run.id);
      if (now && hasEnded(now.status)) return now;
      await ended;
      return (await this.board.current(run.orgId, run.id)) ?? run;
    } finally {
      stop();
    }
  }
}
