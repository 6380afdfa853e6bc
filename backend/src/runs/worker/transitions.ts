import { Injectable } from '@nestjs/common';
import type { RunErrorCode } from '@etl-studio/contracts';
import type { SqlRunner } from '../../platform/database';
import { ChangeLog } from '../../platform/changes';
import { RING_RELAY, TELL_RUN_CHANGED } from '../run-changed';

/** The attempt that ends: both are true of no other. */
export interface AttemptKey {
  runId: string;
  epoch: number;
  /** Only if nobody renewed its lease. */
  onlyIfExpired?: boolean;
  /** Only if a user asked for it. */
  onlyIfCancelled?: boolean;
}

export interface AttemptEnd {
  code: RunErrorCode;
  message: string;
  retryable: boolean;
  /** A line of the run's log. */
  note: string;
}

export interface Requeue extends AttemptEnd {
  delaySeconds: number;
  transientFailures: number;
  /** Given where a crash ended the attempt. */
  crash?: { count: number; progress: number };
}

export interface Finish extends AttemptEnd {
  status: 'FAILED' | 'CANCELLED';
  dlq: boolean;
}

/** Ends attempts without records: each in one statement, under its epoch, with its log line and notification. */
@Injectable()
export class Transitions {
  constructor(private readonly changes: ChangeLog) {}

  /** QUEUED again, at once or later, never FAILED in between. False if the attempt was no longer the run's. */
  async requeue(transaction: SqlRunner, key: AttemptKey, to: Requeue): Promise<boolean> {
    const rows = await transaction.query(REQUEUE, [
      ...common(key, to),
      to.delaySeconds,
      to.transientFailures,
      to.crash?.count ?? null,
      to.crash?.progress ?? null,
    ]);
    return firstOf(rows) !== undefined;
  }

  /** FAILED or CANCELLED. False if the attempt was no longer the run's. */
  async finish(transaction: SqlRunner, key: AttemptKey, to: Finish): Promise<boolean> {
    const run = firstOf(await transaction.query(FINISH, [...common(key, to), to.status, to.dlq]));
    if (!run) return false;
    await this.changes.record(transaction, {
      orgId: run.org_id,
      userId: null,
      action: to.status === 'FAILED' ? 'run.failed' : 'run.cancelled',
      resourceType: 'run',
      resourceId: key.runId,
      detail: to.status === 'FAILED' ? { code: to.code, dlq: to.dlq } : {},
    });
    return true;
  }
}

function common(key: AttemptKey, to: AttemptEnd): unknown[] {
  const conditions = [key.onlyIfExpired ?? false, key.onlyIfCancelled ?? false];
  return [key.runId, key.epoch, ...conditions, to.code, to.message, to.retryable, to.note];
}

// TypeORM gives the rows, pg an answer that holds them.
function firstOf(answer: unknown): { org_id: string } | undefined {
  return (answer as { org_id: string }[])[0];
}

const HELD = `
  id = $1 AND epoch = $2 AND status = 'RUNNING'
  AND (NOT $3::boolean OR lease_until < now()) AND (NOT $4::boolean OR cancel_requested)`;
const RELEASED = `lease_until = NULL, worker_id = NULL, backend_pids = '{}', seq = seq + 1000`;

const END_ATTEMPT = (status: string) => `
  attempt AS (
    UPDATE import_run_attempt a
    SET status = ${status}, finished_at = now(), error_code = $5, error_message = $6, retryable = $7
    FROM run WHERE a.run_id = run.id AND a.epoch = $2
  )`;

const LOG = (event: string) => `
  line AS (INSERT INTO run_log (org_id, run_id, event, text) SELECT org_id, id, ${event}, $8 FROM run)`;

const REQUEUE = `
  WITH run AS (
    UPDATE import_run
    SET status = 'QUEUED', epoch = epoch + 1, ${RELEASED}, phase = 'queued', queued_at = now(),
        not_before = now() + make_interval(secs => $9), transient_failures = $10,
        crash_count = coalesce($11, crash_count), crash_progress = coalesce($12, crash_progress),
        error_code = $5, error_message = $6
    WHERE ${HELD}
    RETURNING id, org_id, epoch, seq, not_before
  ), ring AS (
    INSERT INTO run_outbox (org_id, run_id, epoch, due_at) SELECT org_id, id, epoch, not_before FROM run
  ), ${END_ATTEMPT("'FAILED'")}, ${LOG("'requeued'")}
  SELECT org_id, ${TELL_RUN_CHANGED}, ${RING_RELAY} FROM run`;

// Nothing of a run that did not succeed is imported, so nothing of it is counted.
const FINISH = `
  WITH run AS (
    UPDATE import_run
    SET status = $9, dlq = $10, ${RELEASED}, phase = NULL, finished_at = now(), cancel_requested = false,
        valid_rows = 0, invalid_rows = 0, spend = 0, top_errors = '[]',
        error_code = CASE WHEN $9 = 'FAILED' THEN $5 END, error_message = CASE WHEN $9 = 'FAILED' THEN $6 END
    WHERE ${HELD}
    RETURNING id, org_id, seq
  ), ${END_ATTEMPT('$9')}, ${LOG('lower($9)')}
  SELECT org_id, ${TELL_RUN_CHANGED} FROM run`;
