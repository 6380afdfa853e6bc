import { Injectable } from '@nestjs/common';
import type { Run } from '@etl-studio/contracts';
import { isUniqueViolation } from '../../platform/database';
import { DomainError } from '../../platform/http';
import { LifecycleRepository, type Actor } from '../lifecycle/lifecycle.repository';
import { RunsService } from '../runs.service';
import { ReversalsRepository, type Obstacles } from './reversals.repository';

/** Undoes an import, and redoes it. */
@Injectable()
export class Reversals {
  constructor(
    private readonly runs: RunsService,
    private readonly reversals: ReversalsRepository,
    private readonly lifecycle: LifecycleRepository,
  ) {}

  /** The run's records leave every total at once, and what they had displaced comes back. */
  async revert(actor: Actor, runId: string): Promise<Run> {
    const row = await this.runs.row(actor.orgId, runId);
    const reverted = await this.reversals.revert(actor, row);
    const run = await this.runs.get(actor.orgId, runId);
    if (!reverted) throw wrongState(run, 'reverted', 'Only a run that succeeded can be reverted.');
    return run;
  }

  /** The run's records count again, at its old place. Throws where its rows would then be counted twice. */
  async restore(actor: Actor, runId: string): Promise<Run> {
    const row = await this.runs.row(actor.orgId, runId);
    const restored = row.status === 'REVERTED' && (await this.restoreOnce(actor, runId));
    const run = await this.runs.get(actor.orgId, runId);
    if (!restored) throw wrongState(run, 'restored', 'Only a reverted run can be restored.');
    return run;
  }

  private async restoreOnce(actor: Actor, runId: string): Promise<boolean> {
    try {
      return await this.reversals.restore(actor, await this.runs.row(actor.orgId, runId), refuse);
    } catch (error) {
      if (!isUniqueViolation(error, 'import_run_duplicate')) throw error;
      const detail =
        'The same file was uploaded to this dataset again since this run was reverted. Go on with that run, or delete it first.';
      const existingRunId = await this.lifecycle.twinOf(actor.orgId, runId);
      throw new DomainError('duplicate_file', detail, {
        ...(existingRunId && { existingRunId }),
        cause: error,
      });
    }
  }
}

function refuse({ inPlace, otherSlices }: Obstacles): void {
  if (inPlace) {
    const detail = `The rows of this file count already, as the run "${inPlace.file_name}" (${inPlace.id}) stands in the same place: restoring this one would count them twice. Revert that run first.`;
    throw new DomainError('invalid_state', detail);
  }
  if (!otherSlices) return;
  const detail =
    'The slices of the dataset are told apart by other fields than when this run was imported, so that days could be counted twice. Rerun its file instead, or change `sliceBy` back.';
  throw new DomainError('invalid_state', detail);
}

function wrongState(run: Run, verb: string, remedy: string): DomainError {
  return new DomainError('invalid_state', `The run is ${run.status} and cannot be ${verb}. ${remedy}`);
}
