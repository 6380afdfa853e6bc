import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { RunStatus } from '@etl-studio/contracts';
import type { StorageName } from '../../platform/storage';

export interface DeletableRun {
  status: RunStatus;
  stored_file_id: string;
  file_name: string;
}

export interface FreedFile {
  storage: StorageName;
  key: string;
}

/** Removes runs with everything they hold. */
@Injectable()
export class RunDeletionRepository {
  constructor(private readonly database: DataSource) {}

  transaction<T>(work: (transaction: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** The run, locked against being started meanwhile. */
  async lock(orgId: string, transaction: EntityManager, runId: string): Promise<DeletableRun | null> {
    const [run] = await transaction.query<DeletableRun[]>(
      'SELECT status, stored_file_id, file_name FROM import_run WHERE org_id = $1 AND id = $2 FOR UPDATE',
      [orgId, runId],
    );
    return run ?? null;
  }

  /** Records and row errors are deleted by hand: they have no foreign keys. */
  async remove(orgId: string, transaction: EntityManager, runId: string): Promise<void> {
    for (const table of ['import_record', 'import_row_error', 'import_run']) {
      const key = table === 'import_run' ? 'id' : 'run_id';
      await transaction.query(`DELETE FROM ${table} WHERE ${key} = $2 AND org_id = $1`, [orgId, runId]);
    }
  }

  /** Drops the stored file unless another run has it; gives its place in storage when it did. */
  async freeFile(orgId: string, transaction: EntityManager, fileId: string): Promise<FreedFile | null> {
    // The lock makes two deletions of the last two runs of one file wait for each other.
    await transaction.query('SELECT FROM stored_file WHERE org_id = $1 AND id = $2 FOR UPDATE', [
      orgId,
      fileId,
    ]);
    const [freed] = await transaction.query<[FreedFile[], number]>(
      `DELETE FROM stored_file f WHERE f.org_id = $1 AND f.id = $2
         AND NOT EXISTS (SELECT FROM import_run r WHERE r.stored_file_id = f.id)
       RETURNING f.storage, f.key`,
      [orgId, fileId],
    );
    return freed[0] ?? null;
  }
}
