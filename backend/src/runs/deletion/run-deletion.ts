import { Injectable, Logger } from '@nestjs/common';
import type { RunStatus } from '@etl-studio/contracts';
import { ChangeLog } from '../../platform/changes';
import { DomainError, notFound } from '../../platform/http';
import { FileStores } from '../../platform/storage';
import { RunDeletionRepository, type FreedFile } from './run-deletion.repository';

const DELETABLE: readonly RunStatus[] = ['DRAFT', 'FAILED', 'CANCELLED', 'REVERTED'];

@Injectable()
export class RunDeletion {
  private readonly logger = new Logger(RunDeletion.name);

  constructor(
    private readonly repository: RunDeletionRepository,
    private readonly stores: FileStores,
    private readonly changes: ChangeLog,
  ) {}

  /** Deletes a run that holds nothing live, and its file when no other run has it. */
  async delete(orgId: string, userId: string, runId: string): Promise<void> {
    const freed = await this.repository.transaction(async (transaction) => {
      const run = await this.repository.lock(orgId, transaction, runId);
      if (!run) throw notFound();
      if (!DELETABLE.includes(run.status)) throw notDeletable(run.status);
      await this.repository.remove(orgId, transaction, runId);
      await this.changes.record(transaction, {
        orgId,
        userId,
        action: 'run.deleted',
        resourceType: 'run',
        resourceId: runId,
        detail: { fileName: run.file_name, status: run.status },
      });
      return this.repository.freeFile(orgId, transaction, run.stored_file_id);
    });
    if (freed) await this.removeBytes(freed);
  }

  // The run is gone whatever the store says; bytes that nothing refers to are swept up later.
  private async removeBytes({ storage, key }: FreedFile): Promise<void> {
    try {
      await this.stores.of(storage).remove(key);
    } catch (error) {
      this.logger.warn({ message: 'A freed file could not be removed', storage, key, error });
    }
  }
}

function notDeletable(status: RunStatus): DomainError {
  const what =
    status === 'SUCCEEDED' ? 'holds imported records; revert it first' : 'is under way; cancel it first';
  return new DomainError('invalid_state', `This run is ${status}: it ${what}. Then it can be deleted.`);
}
