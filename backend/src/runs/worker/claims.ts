import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { ImportMode } from '@etl-studio/contracts';
import type { FileProfile } from '@etl-studio/engine';
import { Config } from '../../platform/config';
import { TELL_RUN_CHANGED } from '../run-changed';
import type { Claim, Ring } from './claim';
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
}

/** A ring that works takes far less. */
const RING_SECONDS = 2;

/** Takes runs from the database: whatever rings, only one worker gets a run, under an epoch of its own. */
@Injectable()
export class Claims {
  constructor(
    private readonly database: DataSource,
    private readonly config: Config,
    private readonly worker: WorkerIdentity,
  ) {}

  /** Null for a ring that is stale, early or a duplicate. */
  async take(ring: Ring): Promise<Claim | null> {
    const requestId = randomUUID();
    const [row] = await this.database.query<ClaimedRow[]>(TAKE, [
      ring.runId,
      ring.epoch,
      this.config.leaseSeconds,
      this.worker.id,
      requestId,
    ]);
    return row ? toClaim(row, requestId) : null;
  }

  /** Runs that could be taken now and that a ring should have reached by now, longest waiting first. */
  async waiting(limit: number): Promise<Ring[]> {
    return this.database.query<Ring[]>(
      `SELECT id AS "runId", epoch FROM import_run
       WHERE status = 'QUEUED' AND greatest(queued_at, not_before) < now() - make_interval(secs => $2)
       ORDER BY queued_at LIMIT $1`,
      [limit, RING_SECONDS],
    );
  }
}

const TAKE = `
  WITH run AS (
    UPDATE import_run
    SET status = 'RUNNING', epoch = epoch + 1, seq = seq + 1000, attempt_count = attempt_count + 1,
        lease_until = now() + make_interval(secs => $3), worker_id = $4, backend_pids = '{}',
        started_at = coalesce(started_at, now()), phase = 'reading', error_code = NULL, error_message = NULL,
        bytes_read = 0, processed_rows = 0, valid_rows = 0, invalid_rows = 0, rows_per_second = 0, spend = 0,
        top_errors = '[]'
    WHERE id = $1 AND epoch = $2 AND status = 'QUEUED' AND not_before <= now()
    RETURNING *
  ), attempt AS (
    INSERT INTO import_run_attempt (run_id, number, org_id, epoch, worker, request_id)
    SELECT id, attempt_count, org_id, epoch, $4, $5 FROM run
  ), line AS (
    INSERT INTO run_log (org_id, run_id, event, text)
    SELECT org_id, id, 'claimed', format('Attempt %s began on %s.', attempt_count, $4::text) FROM run
  )
  SELECT id, org_id, dataset_id, epoch, attempt_count, seq, schema_version, mode, created_by, file_size,
         transient_failures, profile, ${TELL_RUN_CHANGED}
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
  };
}
