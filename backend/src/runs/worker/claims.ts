import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { ImportMode } from '@etl-studio/contracts';
import type { FileProfile } from '@etl-studio/engine';
import { Config } from '../../platform/config';
import { TELL_RUN_CHANGED } from '../run-changed';
import type { Claim, Ring } from './claim';
import { CLAIM_LOCK, placesOf, PLACES } from './places.sql';
import { WorkerIdentity } from './worker-identity';

interface ClaimedRow {
  id: string;
  org_id: string;
  dataset_id: string;
  epoch: number;
  attempt_count: number;
  seq: string;
  schema_version: number;
  mode: ImportMode;
  created_by: string | null;
  file_size: string;
  transient_failures: number;
  profile: FileProfile;
  traceparent: string | null;
}

/**
 * Takes runs from the database: whatever rings, only one worker gets a run, under an epoch of its own, and no
 * organization has more runs under way than its places. A run whose lease expired holds none.
 */
@Injectable()
export class Claims {
  constructor(
    private readonly database: DataSource,
    private readonly config: Config,
    private readonly worker: WorkerIdentity,
  ) {}

  /** Null for a ring that is stale, early or a duplicate, or that has to wait for a place of its organization. */
  async take(ring: Ring): Promise<Claim | null> {
    const requestId = randomUUID();
    const { leaseSeconds, orgConcurrency } = this.config;
    const parameters = [ring.runId, ring.epoch, leaseSeconds, this.worker.id, requestId, orgConcurrency];
    const row = await this.database.transaction(async (transaction) => {
      // A statement of its own: what the next one counts must be seen after the lock was got.
      await transaction.query(LOCK_CLAIMS, [ring.runId, ring.epoch]);
      const [claimed] = await transaction.query<ClaimedRow[]>(TAKE, parameters);
      return claimed;
    });
    return row ? toClaim(row, requestId) : null;
  }

  /**
   * Runs that could be taken now: one of each organization in turn, those with the fewest runs under way first, and
   * of one organization those that were begun before, then the longest waiting.
   */
  async waiting(limit: number): Promise<Ring[]> {
    return this.database.query<Ring[]>(WAITING, [limit, this.config.orgConcurrency]);
  }
}

const LOCK_CLAIMS = `
  SELECT pg_advisory_xact_lock(${CLAIM_LOCK}, hashtext(org_id::text)) FROM import_run
  WHERE id = $1 AND epoch = $2 AND status = 'QUEUED'`;

const WAITING = `
  SELECT "runId", epoch FROM (
    SELECT r.id AS "runId", r.epoch, r.queued_at,
           coalesce(held.places, 0) + row_number() OVER (PARTITION BY r.org_id ORDER BY r.started_at IS NULL, r.queued_at, r.id) AS turn
    FROM import_run r
    LEFT JOIN (${PLACES}) held USING (org_id)
    WHERE r.status = 'QUEUED' AND r.not_before <= now()
  ) waiting
  WHERE turn <= $2 ORDER BY turn, queued_at LIMIT $1`;

const TAKE = `
  WITH run AS (
    UPDATE import_run
    SET status = 'RUNNING', epoch = epoch + 1, seq = seq + 1000, attempt_count = attempt_count + 1,
        lease_until = now() + make_interval(secs => $3), worker_id = $4, backend_pids = '{}',
        started_at = coalesce(started_at, now()), phase = 'reading', error_code = NULL, error_message = NULL,
        bytes_read = 0, processed_rows = 0, valid_rows = 0, invalid_rows = 0, rows_per_second = 0, spend = 0,
        top_errors = '[]'
    WHERE id = $1 AND epoch = $2 AND status = 'QUEUED' AND not_before <= now()
      AND $6 > ${placesOf('import_run.org_id')}
    RETURNING *
  ), attempt AS (
    INSERT INTO import_run_attempt (run_id, number, org_id, epoch, worker, request_id)
    SELECT id, attempt_count, org_id, epoch, $4, $5 FROM run
  ), line AS (
    INSERT INTO run_log (org_id, run_id, event, text)
    SELECT org_id, id, 'claimed', format('Attempt %s began on %s.', attempt_count, $4::text) FROM run
  )
  SELECT id, org_id, dataset_id, epoch, attempt_count, seq, schema_version, mode, created_by, file_size,
         transient_failures, profile, traceparent, ${TELL_RUN_CHANGED}
  FROM run`;

function toClaim(row: ClaimedRow, requestId: string): Claim {
  return {
    runId: row.id,
    orgId: row.org_id,
    datasetId: row.dataset_id,
    epoch: row.epoch,
    attempt: row.attempt_count,
    seq: Number(row.seq),
    schemaVersion: row.schema_version,
    mode: row.mode,
    userId: row.created_by,
    fileSize: Number(row.file_size),
    transientFailures: row.transient_failures,
    profile: row.profile,
    requestId,
    traceparent: row.traceparent,
  };
}
