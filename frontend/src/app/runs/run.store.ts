import { inject, Injectable, signal } from '@angular/core';
import type { Run } from '@etl-studio/contracts';
import { finalize, type Observable } from 'rxjs';

import { RunsApi } from '../api/runs.api';
import { type Failure, toFailure } from '../http/failure';
import { LiveRun } from './live-run';
import { runContext } from './run-context';

/** One run with its dataset, and what can be done to it. */
@Injectable()
export class RunStore {
  private readonly runs = inject(RunsApi);
  readonly live = inject(LiveRun);

  readonly run = this.live.run;
  private readonly context = runContext(this.run);
  readonly dataset = this.context.dataset;
  /** The mapping the run was started with; empty before and where it cannot be read. */
  readonly mapping = this.context.mapping;
  readonly currency = this.context.currency;

  readonly busy = signal(false);
  /** Why the last command was refused. */
  readonly refusal = signal<Failure | null>(null);

  retry(id: string): void {
    this.send(this.runs.retry(id), (run) => this.follow(run));
  }

  /** Shows what a command made of the run, and goes on watching it. */
  follow(run: Run): void {
    this.live.take(run);
    this.live.followAgain();
  }

  /** Shows what is done, or why it was refused. */
  send<T>(command: Observable<T>, done: (answer: T) => void): void {
    this.busy.set(true);
    this.refusal.set(null);
    command.pipe(finalize(() => this.busy.set(false))).subscribe({
      next: done,
      error: (error: unknown) => this.refusal.set(toFailure(error)),
    });
  }
}
