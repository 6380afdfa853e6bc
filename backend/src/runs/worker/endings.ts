import { Injectable, Logger } from '@nestjs/common';
import { setTimeout } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Config } from '../../platform/config';
import { isDatabaseUnavailable } from '../../platform/database';
import { Counters } from '../../platform/telemetry';
import type { Claim } from './claim';
import { faultOf } from './fault-of';
import { type AttemptFault, AttemptStopped } from './faults';
import { FencedPublish } from './publication';
import { retryDelay, retryPolicy } from './retry-delay';
import { Transitions, type AttemptEnd } from './transitions';

const DATABASE_PAUSE_MS = 500;

/** Says what becomes of a run whose attempt did not publish. */
@Injectable()
export class Endings {
  private readonly logger = new Logger(Endings.name);
  constructor(
    private readonly database: DataSource,
    private readonly transitions: Transitions,
    private readonly config: Config,
    private readonly counters: Counters,
  ) {}

  /** Never throws: what cannot be written down in time is left to the reconciler. */
  async end(claim: Claim, reason: unknown): Promise<void> {
    const deadline = performance.now() + this.config.leaseSeconds * 1000;
    for (;;) {
      try {
        await this.endOnce(claim, reason);
        return;
      } catch (error) {
        this.logger.error({
          message: 'The end of an attempt could not be stored',
          runId: claim.runId,
          error,
        });
        if (!isDatabaseUnavailable(error) || performance.now() > deadline) return;
        await setTimeout(DATABASE_PAUSE_MS);
      }
    }
  }

  private async endOnce(claim: Claim, reason: unknown): Promise<void> {
    if (reason instanceof FencedPublish) return this.fenced(claim);
    if (!(reason instanceof AttemptStopped)) return this.failed(claim, faultOf(reason));
    switch (reason.because) {
      case 'cancelled':
        await this.cancelled(claim);
        return;
      case 'worker_stopping':
        return this.requeued(claim, GIVEN_BACK, 0, claim.transientFailures);
      case 'lease_lost':
        return this.transient(claim, LEASE_LOST);
    }
  }

  private async fenced(claim: Claim): Promise<void> {
    if (await this.cancelled(claim)) return;
    this.logger.warn({
      message: 'Fenced commit: the run has gone on without this attempt',
      runId: claim.runId,
      epoch: claim.epoch,
      fencedCommits: this.counters.count('fencedCommits'),
    });
  }

  private async failed(claim: Claim, fault: AttemptFault): Promise<void> {
    const { code, message, retryable } = fault;
    this.logger.warn({
      message: 'Attempt failed',
      runId: claim.runId,
      requestId: claim.requestId,
      code,
      error: fault,
    });
    if (retryable) return this.transient(claim, { code, message, retryable, note: message });
    await this.finished(claim, { code, message, retryable, note: message }, false);
  }

  private async transient(claim: Claim, end: AttemptEnd): Promise<void> {
    const failures = claim.transientFailures + 1;
    const policy = retryPolicy(end.code);
    if (failures < policy.attempts) {
      this.counters.count('retriedAttempts');
      return this.requeued(claim, end, retryDelay(failures, policy), failures);
    }
    const note = `${end.note} Set aside after ${failures} attempts.`;
    await this.finished(claim, { ...end, note }, true);
  }

  private async requeued(
    claim: Claim,
    end: AttemptEnd,
    delaySeconds: number,
    failures: number,
  ): Promise<void> {
    const wait = delaySeconds > 0 ? ` Next attempt in ${Math.ceil(delaySeconds)} s.` : '';
    await this.transitions.requeue(this.database, claim, {
      ...end,
      note: `${end.note}${wait}`,
      delaySeconds,
      transientFailures: failures,
    });
  }

  private async finished(claim: Claim, end: AttemptEnd, dlq: boolean): Promise<void> {
    this.counters.count(dlq ? 'deadLetters' : 'failedRuns');
    await this.database.transaction((transaction) =>
      this.transitions.finish(transaction, claim, { ...end, status: 'FAILED', dlq }),
    );
  }

  /** False if nobody asked for it, or the run is no longer this attempt's. */
  private cancelled(claim: Claim): Promise<boolean> {
    return this.database.transaction((transaction) =>
      this.transitions.finish(transaction, { ...claim, onlyIfCancelled: true }, CANCELLED),
    );
  }
}

const GIVEN_BACK: AttemptEnd = {
  code: 'worker_stopped',
  message: 'The worker was stopped. Another one takes the run.',
  retryable: true,
  note: 'The worker was stopped; the run waits for another.',
};
const LEASE_LOST: AttemptEnd = {
  code: 'lease_lost',
  message: 'The worker could not reach the database for too long. The run is tried again.',
  retryable: true,
  note: 'The worker could not renew its lease.',
};
const CANCELLED = {
  code: 'worker_stopped',
  message: 'Cancelled by a user.',
  retryable: false,
  note: 'Cancelled; nothing was imported.',
  status: 'CANCELLED',
  dlq: false,
} as const;
