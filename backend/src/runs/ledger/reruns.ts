import { Injectable } from '@nestjs/common';
import type { RerunRequest, Run, RunStatus } from '@etl-studio/contracts';
import { isUniqueViolation } from '../../platform/database';
import { DomainError } from '../../platform/http';
import { LifecycleRepository, type Actor } from '../lifecycle/lifecycle.repository';
import { StartCheck } from '../lifecycle/start-check';
import type { RunRow } from '../run.entity';
import { RunsService } from '../runs.service';
import { RerunsRepository } from './reruns.repository';

const RERUNNABLE: readonly RunStatus[] = ['SUCCEEDED', 'REVERTED', 'FAILED', 'CANCELLED'];

/** Imports a file again, with another schema version or the same. */
@Injectable()
export class Reruns {
  constructor(
    private readonly runs: RunsService,
    private readonly reruns: RerunsRepository,
    private readonly startCheck: StartCheck,
    private readonly lifecycle: LifecycleRepository,
  ) {}

  /** A draft of the same stored file. Once it succeeds it takes the origin's place, and the origin is reverted. */
  async create(actor: Actor, runId: string, { schemaVersion }: RerunRequest): Promise<Run> {
    const origin = await this.runs.row(actor.orgId, runId);
    if (!RERUNNABLE.includes(origin.status)) throw notYet(origin);
    if (schemaVersion !== undefined) await this.startCheck.planFor(origin, schemaVersion);
    const draft = await this.createOnce(actor, origin, schemaVersion ?? null);
    if (draft === null) throw notYet(await this.runs.row(actor.orgId, runId));
    return this.runs.get(actor.orgId, draft);
  }

  private async createOnce(
    actor: Actor,
    origin: RunRow,
    schemaVersion: number | null,
  ): Promise<string | null> {
    try {
      return await this.reruns.create(actor, origin, schemaVersion, RERUNNABLE);
    } catch (error) {
      if (!isUniqueViolation(error, 'import_run_duplicate')) throw error;
      const detail =
        'Another run has the same file in this dataset since this one ended. Go on with that run instead.';
      const existingRunId = await this.lifecycle.twinOf(actor.orgId, origin.id);
      throw new DomainError('duplicate_file', detail, {
        ...(existingRunId && { existingRunId }),
        cause: error,
      });
    }
  }
}

function notYet({ status }: RunRow): DomainError {
  const remedy = status === 'DRAFT' ? 'Start it.' : 'Wait for its end, or cancel it.';
  return new DomainError('invalid_state', `The run is ${status} and cannot be run again. ${remedy}`);
}
