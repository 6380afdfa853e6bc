import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { RunStatus } from '@etl-studio/contracts';
import { DatasetDeletion } from '../../datasets';
import { OrgDeletion } from '../../orgs';
import { ChangeLog } from '../../platform/changes';
import type { SqlRunner } from '../../platform/database';
import { DomainError, notFound } from '../../platform/http';
import { FileStores } from '../../platform/storage';
import { RunDeletionRepository, type DeletableRun, type FreedFile } from './run-deletion.repository';

const DELETABLE: readonly RunStatus[] = ['DRAFT', 'FAILED', 'CANCELLED', 'REVERTED'];
const UNDER_WAY: readonly RunStatus[] = ['QUEUED', 'RUNNING'];

/** Deletes runs, one by one or with their dataset. */
@Injectable()
export class RunDeletion implements OnModuleInit {
  private readonly logger = new Logger(RunDeletion.name);

  constructor(
    private readonly repository: RunDeletionRepository,
    private readonly stores: FileStores,
    private readonly changes: ChangeLog,
    private readonly datasetDeletion: DatasetDeletion,
    private readonly orgDeletion: OrgDeletion,
  ) {}

  onModuleInit(): void {
    this.datasetDeletion.add(async (transaction, { orgId, datasetId }) => {
      const runs = await this.repository.lockAll(orgId, transaction, datasetId);
      return this.deleteAll(orgId, transaction, runs, 'dataset');
    });
    this.orgDeletion.add(async (transaction, orgId) => {
      const runs = await this.repository.lockAllOf(orgId, transaction);
      return this.deleteAll(orgId, transaction, runs, 'organization');
    });
  }

  /** Deletes a run that holds nothing live, and its file when no other run has it. */
  async delete(orgId: string, userId: string, runId: string): Promise<void> {
    const freed = await this.repository.transaction(async (transaction) => {
      const run = await this.repository.lock(orgId, transaction, runId);
      if (!run) throw notFound();
      if (!DELETABLE.includes(run.status)) throw notDeletable(run.status);
      const change = { orgId, userId, action: 'run.deleted', resourceType: 'run', resourceId: runId };
      await this.changes.record(transaction, {
        ...change,
        detail: { fileName: run.file_name, status: run.status },
      });
      return this.repository.remove(orgId, transaction, [run]);
    });
    await this.removeBytes(freed);
  }

  private async deleteAll(
    orgId: string,
    transaction: SqlRunner,
    runs: readonly DeletableRun[],
    what: 'dataset' | 'organization',
  ): Promise<() => Promise<void>> {
    const busy = runs.find((run) => UNDER_WAY.includes(run.status));
    if (busy) {
      const detail = `The run of "${busy.file_name}" is under way. Cancel it or wait for its end, then delete the ${what}.`;
      throw new DomainError('invalid_state', detail);
    }
    const freed = await this.repository.remove(orgId, transaction, runs);
    return () => this.removeBytes(freed);
  }

  // The runs are gone whatever the store says; bytes that nothing refers to are swept up later.
  private async removeBytes(files: readonly FreedFile[]): Promise<void> {
    for (const { storage, key } of files) {
      try {
        await this.stores.of(storage).remove(key);
      } catch (error) {
        this.logger.warn({ message: 'A freed file could not be removed', storage, key, error });
      }
    }
  }
}

function notDeletable(status: RunStatus): DomainError {
  const what = status === 'SUCCEEDED' ? 'it holds imported records' : 'cancel it first';
  return new DomainError('invalid_state', `This run is ${status} and cannot be deleted: ${what}.`);
}
