import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ImportMode } from '@etl-studio/contracts';
import { MappingMemory, type StartedImport } from '../../datasets';
import { ChangeLog, type Change } from '../../platform/changes';
import type { SqlRunner } from '../../platform/database';
import { Tracing } from '../../platform/telemetry';
import { RING_RELAY, TELL_RUN_CHANGED } from '../run-changed';

/** Who changes the run. */
export interface Actor {
  orgId: string;
  userId: string;
  userName: string;
}

/** A draft with what it is imported with. */
export type StartPlan = Omit<StartedImport, 'userId'>;

/**
 * Changes a run's state on a user's behalf: state, ring, log line, notification and audit event in one
 * transaction, or nothing where the run is in no state to be changed. Every method says which.
 */
@Injectable()
export class LifecycleRepository {
  constructor(
    private readonly database: DataSource,
    private readonly changes: ChangeLog,
    private readonly memory: MappingMemory,
    private readonly tracing: Tracing,
  ) {}

  start(actor: Actor, plan: StartPlan, mode: ImportMode | null): Promise<boolean> {
    const { runId, schemaVersion } = plan;
    const note = `Started by ${actor.userName} with schema version ${schemaVersion}.`;
    const detail = { schemaVersion, ...(mode && { mode }) };
    const used = { ...plan, userId: actor.userId };
    return this.change(
      START,
      actor,
      runId,
      'run.started',
      note,
      [schemaVersion, mode, this.tracing.traceparent],
      detail,
      (transaction) => this.memory.remember(transaction, actor.orgId, used),
    );
  }

  cancelQueued(actor: Actor, runId: string): Promise<boolean> {
    return this.change(CANCEL_QUEUED, actor, runId, 'run.cancelled', `Cancelled by ${actor.userName}.`);
  }

  requestCancel(actor: Actor, runId: string): Promise<boolean> {
    const note = `${actor.userName} asked to cancel.`;
    return this.change(REQUEST_CANCEL, actor, runId, 'run.cancel_requested', note);
  }

  retry(actor: Actor, runId: string): Promise<boolean> {
    const note = `Tried again by ${actor.userName}.`;
    return this.change(RETRY, actor, runId, 'run.retried', note, [this.tracing.traceparent]);
  }

  /** The run that holds the same bytes in the same dataset. */
  async twinOf(orgId: string, runId: string): Promise<string | undefined> {
    const [twin] = await this.database.query<{ id: string }[]>(
      `SELECT twin.id FROM import_run r
       JOIN import_run twin ON twin.dataset_id = r.dataset_id AND twin.sha256 = r.sha256 AND twin.id <> r.id
       WHERE r.org_id = $1 AND r.id = $2 AND NOT twin.duplicate_allowed
         AND twin.status NOT IN ('FAILED', 'CANCELLED', 'REVERTED')`,
      [orgId, runId],
    );
    return twin?.id;
  }

  private change(
    sql: string,
    { orgId, userId }: Actor,
    runId: string,
    action: string,
    note: string,
    parameters: unknown[] = [],
    detail: Change['detail'] = {},
    also?: (transaction: SqlRunner) => Promise<void>,
  ): Promise<boolean> {
    return this.database.transaction(async (transaction) => {
      const changed = await transaction.query<unknown[]>(sql, [orgId, runId, note, ...parameters]);
      if (changed.length === 0) return false;
      const resource = { resourceType: 'run', resourceId: runId };
      await this.changes.record(transaction, { orgId, userId, action, ...resource, detail });
      await also?.(transaction);
      return true;
    });
  }
}

const QUEUE = `
  status = 'QUEUED', epoch = epoch + 1, seq = seq + 1000, phase = 'queued', queued_at = now(), not_before = now(),
  cancel_requested = false`;

const RING = `
  ring AS (INSERT INTO run_outbox (org_id, run_id, epoch) SELECT org_id, id, epoch FROM run)`;

const LOG = (event: string) => `
  line AS (INSERT INTO run_log (org_id, run_id, event, text) SELECT org_id, id, '${event}', $3 FROM run)`;

const START = `
  WITH run AS (
    UPDATE import_run SET ${QUEUE}, schema_version = $4, mode = coalesce($5, mode), traceparent = $6
    WHERE org_id = $1 AND id = $2 AND status = 'DRAFT' RETURNING id, org_id, epoch, seq
  ), ${RING}, ${LOG('started')}
  SELECT ${TELL_RUN_CHANGED}, ${RING_RELAY} FROM run`;

const RETRY = `
  WITH run AS (
    UPDATE import_run
    SET ${QUEUE}, traceparent = $4, dlq = false, transient_failures = 0, crash_count = 0, crash_progress = 0, error_code = NULL,
        error_message = NULL, finished_at = NULL, started_at = NULL, bytes_read = 0, processed_rows = 0,
        valid_rows = 0, invalid_rows = 0, spend = 0, rows_per_second = 0, top_errors = '[]'
    WHERE org_id = $1 AND id = $2 AND (status = 'FAILED' OR dlq) RETURNING id, org_id, epoch, seq
  ), ${RING}, ${LOG('retried')}
  SELECT ${TELL_RUN_CHANGED}, ${RING_RELAY} FROM run`;

const CANCEL_QUEUED = `
  WITH run AS (
    UPDATE import_run
    SET status = 'CANCELLED', epoch = epoch + 1, seq = seq + 1000, phase = NULL, finished_at = now(),
        error_code = NULL, error_message = NULL
    WHERE org_id = $1 AND id = $2 AND status = 'QUEUED' RETURNING id, org_id, seq
  ), ${LOG('cancelled')}
  SELECT ${TELL_RUN_CHANGED} FROM run`;

const REQUEST_CANCEL = `
  WITH run AS (
    UPDATE import_run SET cancel_requested = true
    WHERE org_id = $1 AND id = $2 AND status = 'RUNNING' RETURNING id, org_id
  ), ${LOG('cancel_requested')}
  SELECT 1 FROM run`;
