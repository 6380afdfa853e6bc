import { Injectable } from '@nestjs/common';
import type { Run, StartRequest } from '@etl-studio/contracts';
import { isUniqueViolation } from '../../platform/database';
import { DomainError } from '../../platform/http';
import { RunsService } from '../runs.service';
import { StartGuard } from '../ledger/validation/start-guard';
import { LifecycleRepository, type Actor } from './lifecycle.repository';
import { StartCheck } from './start-check';

/** What a user may do with a run's state. None of it waits for the queue: rings go out from the outbox. */
@Injectable()
export class RunLifecycle {
  constructor(
    private readonly runs: RunsService,
    private readonly lifecycle: LifecycleRepository,
    private readonly startCheck: StartCheck,
    private readonly startGuard: StartGuard,
  ) {}

  /** Queues a draft, once; a run that waits or runs already is answered as it is. */
  async start(actor: Actor, runId: string, request: StartRequest): Promise<Run> {
    const draft = await this.runs.row(actor.orgId, runId);
    if (draft.status === 'DRAFT') {
      const { plan, schema } = await this.startCheck.planFor(draft, request.schemaVersion);
      await this.startGuard.check(draft, schema, request);
      await this.lifecycle.start(actor, plan, request.mode ?? null);
    }
    // Whoever came second finds what the first one made of it.
    const run = await this.runs.get(actor.orgId, runId);
    if (run.status === 'QUEUED' || run.status === 'RUNNING') return run;
    // A short run may have ended since this very request started it.
    if (draft.status === 'DRAFT') return run;
    throw wrongState(
      run,
      'started',
      'Only a draft can be started. Upload the file again, or retry a failed run.',
    );
  }

  /** A waiting run is cancelled at once, a running one as soon as its worker hears of it. */
  async cancel(actor: Actor, runId: string): Promise<Run> {
    const cancelled =
      (await this.lifecycle.cancelQueued(actor, runId)) || (await this.lifecycle.requestCancel(actor, runId));
    const run = await this.runs.get(actor.orgId, runId);
    if (!cancelled) throw wrongState(run, 'cancelled', 'Only a run that waits or runs can be cancelled.');
    return run;
  }

  /** Queues a failed run again with fresh counters. */
  async retry(actor: Actor, runId: string): Promise<Run> {
    const retried = await this.retryOnce(actor, runId);
    const run = await this.runs.get(actor.orgId, runId);
    if (!retried) throw wrongState(run, 'retried', 'Only a failed run can be retried.');
    return run;
  }

  private async retryOnce(actor: Actor, runId: string): Promise<boolean> {
    try {
      return await this.lifecycle.retry(actor, runId);
    } catch (error) {
      if (!isUniqueViolation(error, 'import_run_duplicate')) throw error;
      const detail =
        'The same file was uploaded to this dataset again since this run failed. Go on with that run.';
      const existingRunId = await this.lifecycle.twinOf(actor.orgId, runId);
      throw new DomainError('duplicate_file', detail, {
        ...(existingRunId && { existingRunId }),
        cause: error,
      });
    }
  }
}

function wrongState(run: Run, verb: string, remedy: string): DomainError {
  return new DomainError('invalid_state', `The run is ${run.status} and cannot be ${verb}. ${remedy}`);
}
