import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ChangeLog } from '../../platform/changes';
import type { SqlRunner } from '../../platform/database';
import { notFound } from '../../platform/http';
import type { Actor } from '../lifecycle/lifecycle.repository';
import type { RunRow } from '../run.entity';
import { TELL_RUN_UPDATED } from '../run-changed';
import { LOCK_LEDGER, type LockedLedger } from './lock-ledger';
import { SLICE_BY_OF_RUN } from './slice-by';

/** A run that stands in the way of another's return. */
export interface Counting {
  id: string;
  file_name: string;
}

/** What stands in the way of a restored run; both null where nothing does. */
export interface Obstacles {
  /** Counts in the run's own place: its rerun, its origin, or another rerun of that. */
  inPlace: Counting | null;
  /** Whether the run's slices are told apart by other fields than the dataset's are today. */
  otherSlices: boolean;
}

/**
 * Takes a run out of what counts, and puts it back: one line of `run_reversion`, whatever the number of its records.
 * State, log line, notification and audit event are written in the same transaction, under the lock of the ledger.
 */
@Injectable()
export class ReversalsRepository {
  constructor(
    private readonly database: DataSource,
    private readonly changes: ChangeLog,
  ) {}

  /** False where the run is not SUCCEEDED. */
  revert(actor: Actor, run: RunRow): Promise<boolean> {
    const note = `Reverted by ${actor.userName}: none of its records count any more.`;
    return this.underLock(actor, run, (transaction, ledgerAt) =>
      this.change(transaction, actor, run, 'run.reverted', REVERT, note, ledgerAt),
    );
  }

  /** False where the run is not REVERTED. What `refuse` throws about the obstacles leaves everything as it is. */
  restore(actor: Actor, run: RunRow, refuse: (obstacles: Obstacles) => void): Promise<boolean> {
    const note = `Restored by ${actor.userName}: its records count again.`;
    return this.underLock(actor, run, async (transaction, ledgerAt) => {
      refuse(await this.obstacles(transaction, run));
      return this.change(transaction, actor, run, 'run.restored', RESTORE, note, ledgerAt);
    });
  }

  private underLock<T>(
    { orgId }: Actor,
    run: RunRow,
    work: (transaction: SqlRunner, ledgerAt: string) => Promise<T>,
  ): Promise<T> {
    return this.database.transaction(async (transaction) => {
      const [[ledger]] = await transaction.query<[LockedLedger[], number]>(LOCK_LEDGER, [
        orgId,
        run.dataset_id,
      ]);
      if (!ledger) throw notFound();
      return work(transaction, ledger.ledger_at);
    });
  }

  private async obstacles(transaction: SqlRunner, run: RunRow): Promise<Obstacles> {
    const found = (await transaction.query(OBSTACLES, [run.org_id, run.id])) as {
      in_place: Counting | null;
      other_slices: boolean | null;
    }[];
    return { inPlace: found[0]?.in_place ?? null, otherSlices: found[0]?.other_slices ?? false };
  }

  private async change(
    transaction: SqlRunner,
    { orgId, userId }: Actor,
    run: RunRow,
    action: string,
    sql: string,
    note: string,
    ledgerAt: string,
  ): Promise<boolean> {
    const changed = (await transaction.query(sql, [orgId, run.id, ledgerAt, userId, note])) as unknown[];
    if (changed.length === 0) return false;
    const detail = { datasetId: run.dataset_id, fileName: run.file_name };
    const resource = { resourceType: 'run', resourceId: run.id };
    await this.changes.record(transaction, { orgId, userId, action, ...resource, detail });
    return true;
  }
}

const LOG = (event: string) => `
  line AS (INSERT INTO run_log (org_id, run_id, event, text) SELECT org_id, id, '${event}', $5 FROM run)`;

const REVERT = `
  WITH run AS (
    UPDATE import_run SET status = 'REVERTED', reverted_at = $3, seq = seq + 1000
    WHERE org_id = $1 AND id = $2 AND status = 'SUCCEEDED' RETURNING id, org_id, seq
  ), reversion AS (
    INSERT INTO run_reversion (org_id, run_id, reverted_at, reverted_by) SELECT org_id, id, $3, $4 FROM run
  ), ${LOG('reverted')}
  SELECT ${TELL_RUN_UPDATED} FROM run`;

const RESTORE = `
  WITH run AS (
    UPDATE import_run SET status = 'SUCCEEDED', reverted_at = NULL, seq = seq + 1000
    WHERE org_id = $1 AND id = $2 AND status = 'REVERTED' RETURNING id, org_id, seq
  ), reversion AS (
    UPDATE run_reversion v SET restored_at = $3, restored_by = $4
    FROM run WHERE v.run_id = run.id AND v.restored_at = 'infinity'
  ), ${LOG('restored')}
  SELECT ${TELL_RUN_UPDATED} FROM run`;

const OBSTACLES = `
  SELECT (SELECT json_build_object('id', other.id, 'file_name', other.file_name) FROM import_run other
          WHERE other.dataset_id = run.dataset_id AND other.place = run.place AND other.id <> run.id
            AND other.status = 'SUCCEEDED' LIMIT 1) AS in_place,
         ${SLICE_BY_OF_RUN} <> (SELECT d.slice_by FROM import_dataset d WHERE d.id = run.dataset_id) AS other_slices
  FROM import_run run WHERE run.org_id = $1 AND run.id = $2`;
