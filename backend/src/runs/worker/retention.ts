import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RunStatus } from '@etl-studio/contracts';
import { ChangeLog } from '../../platform/changes';
import { Config } from '../../platform/config';
import { withinOrganization } from '../../platform/database';
import { FileStores } from '../../platform/storage';
import { type FreedFile, RunDeletionRepository } from '../deletion/run-deletion.repository';
import { Rounds } from './rounds';

const EVERY_SECONDS = 3_600;
/** Runs of one kind in one round: the rest has time. */
const BATCH = 500;

const ENDED: readonly RunStatus[] = ['FAILED', 'CANCELLED', 'REVERTED'];

interface OldRun {
  id: string;
  orgId: string;
}

/** Deletes runs that count nowhere once they are as old as the configuration says, each with an audit event. */
@Injectable()
export class Retention implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Retention.name);
  private rounds: Rounds | null = null;

  constructor(
    private readonly database: DataSource,
    private readonly runs: RunDeletionRepository,
    private readonly stores: FileStores,
    private readonly changes: ChangeLog,
    private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    const { draftDays, endedDays } = this.config.retention;
    if (draftDays + endedDays > 0) this.rounds = new Rounds(() => this.apply(), EVERY_SECONDS);
  }

  async onModuleDestroy(): Promise<void> {
    await this.rounds?.stop();
  }

  /** Never throws: what could not be deleted is looked at an hour later. */
  async apply(): Promise<void> {
    const { draftDays, endedDays } = this.config.retention;
    await this.deleteOlder(['DRAFT'], draftDays);
    await this.deleteOlder(ENDED, endedDays);
  }

  private async deleteOlder(statuses: readonly RunStatus[], days: number): Promise<void> {
    if (days === 0) return;
    try {
      const old = await this.database.query<OldRun[]>(OLDER, [statuses, days, BATCH]);
      for (const { id, orgId } of old)
        await withinOrganization(orgId, () => this.delete(orgId, id, statuses, days));
      if (old.length > 0) this.logger.log({ message: 'Deleted old runs', statuses, days, runs: old.length });
    } catch (error) {
      this.logger.warn({ message: 'Old runs could not be deleted', statuses, error });
    }
  }

  private async delete(
    orgId: string,
    runId: string,
    statuses: readonly RunStatus[],
    days: number,
  ): Promise<void> {
    const freed = await this.runs.transaction(async (transaction): Promise<FreedFile[]> => {
      const run = await this.runs.lock(orgId, transaction, runId);
      // Somebody may have started or restored it since.
      if (!run || !statuses.includes(run.status)) return [];
      await this.changes.record(transaction, {
        orgId,
        userId: null,
        action: 'run.deleted',
        resourceType: 'run',
        resourceId: runId,
        detail: { fileName: run.file_name, status: run.status, retentionDays: days },
      });
      return this.runs.remove(orgId, transaction, [run]);
    });
    // What a store does not remove now is swept up later: no run knows it any more.
    for (const { storage, key } of freed) await this.stores.of(storage).remove(key);
  }
}

const OLDER = `
  SELECT id, org_id AS "orgId" FROM import_run
  WHERE status = ANY ($1) AND greatest(created_at, finished_at, reverted_at) < now() - make_interval(days => $2)
  ORDER BY created_at LIMIT $3`;
