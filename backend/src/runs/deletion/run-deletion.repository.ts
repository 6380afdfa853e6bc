import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { RunStatus } from '@etl-studio/contracts';
import type { SqlRunner } from '../../platform/database';
import type { StorageName } from '../../platform/storage';

export interface DeletableRun {
  id: string;
  status: RunStatus;
  stored_file_id: string;
  file_name: string;
}

/** Where the bytes of a file lie that no run has any more. */
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
  async lock(orgId: string, transaction: SqlRunner, runId: string): Promise<DeletableRun | null> {
    const rows = await transaction.query(`${LOCKED} AND id = $2 FOR UPDATE`, [orgId, runId]);
    return (rows as DeletableRun[])[0] ?? null;
  }

  /** All runs of a dataset, locked. */
  async lockAll(orgId: string, transaction: SqlRunner, datasetId: string): Promise<DeletableRun[]> {
    const rows = await transaction.query(`${LOCKED} AND dataset_id = $2 ORDER BY id FOR UPDATE`, [
      orgId,
      datasetId,
    ]);
    return rows as DeletableRun[];
  }

  /** All runs of an organization, locked. */
  async lockAllOf(orgId: string, transaction: SqlRunner): Promise<DeletableRun[]> {
    return (await transaction.query(`${LOCKED} ORDER BY id FOR UPDATE`, [orgId])) as DeletableRun[];
  }

  /** Deletes runs with their rows, and their files where no other run has them; gives the places of those. */
  async remove(orgId: string, transaction: SqlRunner, runs: readonly DeletableRun[]): Promise<FreedFile[]> {
    const runIds = runs.map((run) => run.id);
    // These two have no foreign keys. Tables of a run's own are dropped by the worker once nobody reads them any more.
    await transaction.query('DELETE FROM import_record WHERE run_id = ANY ($2) AND org_id = $1', [
      orgId,
      runIds,
    ]);
    await transaction.query('DELETE FROM import_row_error WHERE run_id = ANY ($2) AND org_id = $1', [
      orgId,
      runIds,
    ]);
    await transaction.query('DELETE FROM import_run WHERE id = ANY ($2) AND org_id = $1', [orgId, runIds]);
    const fileIds = [...new Set(runs.map((run) => run.stored_file_id))];
    return this.free(orgId, transaction, fileIds);
  }

  private async free(
    orgId: string,
    transaction: SqlRunner,
    fileIds: readonly string[],
  ): Promise<FreedFile[]> {
    // The lock makes deletions of the last runs of one file wait for each other: the last of them frees it.
    await transaction.query(
      'SELECT id FROM stored_file WHERE org_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE',
      [orgId, fileIds],
    );
    const freed = await transaction.query(
      `WITH freed AS (
         DELETE FROM stored_file f WHERE f.org_id = $1 AND f.id = ANY ($2)
           AND NOT EXISTS (SELECT FROM import_run r WHERE r.stored_file_id = f.id)
         RETURNING f.storage, f.key
       ) SELECT storage, key FROM freed`,
      [orgId, fileIds],
    );
    return freed as FreedFile[];
  }
}

const LOCKED = 'SELECT id, status, stored_file_id, file_name FROM import_run WHERE org_id = $1';
