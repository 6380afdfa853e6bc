import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { RunStatus, SliceBy, TopError } from '@etl-studio/contracts';
import { ChangeLog } from '../../platform/changes';
import { databaseCode, type SqlRunner } from '../../platform/database';
import { DomainError, notFound } from '../../platform/http';
import { LOCK_LEDGER, type LockedLedger } from '../ledger/lock-ledger';
import { SLICE_BY_OF_RUN } from '../ledger/slice-by';
import type { Actor } from '../lifecycle/lifecycle.repository';
import { TELL_RUN_UPDATED } from '../run-changed';
import { MendChange, type ChangeFigures } from './mend-change';
import { isMendable, notMendable, type MendPlan } from './mend-plans';
import { MendStage } from './mend-stage';
import { selected } from './selected';
import type { Direction } from './settlement.sql';

const LONGEST_WAIT_MS = 20_000;
/** Half a million rows may be mended alike. */
const LONGEST_STATEMENT_MS = 300_000;
const LOCK_TIMEOUT = '55P03';
const RETRY_SECONDS = 5;

interface LockedRun {
  status: RunStatus;
  published_epoch: number | null;
  top_errors: TopError[];
  /** What its slices are told apart by; null where it holds none. */
  slice_by: SliceBy | null;
}

/** Changes the mends of a run: all that follows from it in one transaction, or nothing. */
@Injectable()
export class MendLedger {
  constructor(
    private readonly database: DataSource,
    private readonly changes: ChangeLog,
  ) {}

  /**
   * What `stage` finds passes is added, all that follows from it with it. Whoever else changes the dataset waits for that
   * only, not for rows to be read again.
   */
  async addStaged(
    actor: Actor,
    plan: MendPlan,
    stage: (stage: MendStage, transaction: SqlRunner) => Promise<void>,
  ): Promise<{ instant: string; records: number; excluded: number }> {
    let added = { records: 0, excluded: 0 };
    const { instant } = await this.change(
      actor,
      plan,
      'made',
      async (change) => {
        added = await change.addStaged();
        return added.records + added.excluded;
      },
      async (transaction) => stage(await MendStage.open(transaction), transaction),
    );
    return { instant, ...added };
  }

  /**
   * `work` makes mends, or undoes some, and says how many rows it changed; where there are none, nothing else changes.
   * `before` is done in the same transaction, and holds nobody up. Throws `invalid_state` if the run has been taken away from its records meanwhile.
   */
  async change(
    actor: Actor,
    plan: MendPlan,
    direction: Direction,
    work: (change: MendChange) => Promise<number>,
    before?: (transaction: SqlRunner) => Promise<void>,
  ): Promise<{ instant: string; changed: number }> {
    return this.database.transaction(async (transaction) => {
      // Whoever waits holds a session that other requests would need.
      await transaction.query(
        `SET LOCAL lock_timeout = ${LONGEST_WAIT_MS}; SET LOCAL statement_timeout = ${LONGEST_STATEMENT_MS}`,
      );
      await before?.(transaction);
      const ledger = await this.lockLedger(transaction, plan);
      const run = await this.lockRun(transaction, plan);
      const instant = ledger.ledger_at;
      // Those of a reverted run may be of another kind than the dataset's are today: they stay alike.
      const sliceBy = run.slice_by ?? ledger.slice_by;
      const change = new MendChange(transaction, { rows: plan.rows, sliceBy, instant });
      const changed = await work(change);
      if (changed > 0) {
        const figures = await change.settle(direction, run.top_errors);
        await this.tell(transaction, actor, plan, direction, figures);
      }
      return { instant, changed };
    });
  }

  private async lockLedger(transaction: EntityManager, { run }: MendPlan): Promise<LockedLedger> {
    const sql = `WITH ledger AS (${LOCK_LEDGER}) SELECT * FROM ledger`;
    const locked = selected<LockedLedger>(transaction, sql, [run.org_id, run.dataset_id]);
    const [ledger] = await locked.catch((error: unknown) => {
      if (databaseCode(error) === LOCK_TIMEOUT) throw busy(error);
      throw error;
    });
    if (!ledger) throw notFound();
    return ledger;
  }

  private async lockRun(transaction: EntityManager, { run, rows }: MendPlan): Promise<LockedRun> {
    const [locked] = await selected<LockedRun>(
      transaction,
      `SELECT status, published_epoch, top_errors, ${SLICE_BY_OF_RUN} AS slice_by
       FROM import_run run WHERE org_id = $1 AND id = $2 FOR UPDATE`,
      [run.org_id, run.id],
    );
    if (!locked) throw notFound();
    if (!isMendable(locked.status) || locked.published_epoch !== rows.epoch) throw notMendable(locked.status);
    return locked;
  }

  private async tell(
    transaction: EntityManager,
    { orgId, userId, userName }: Actor,
    { run }: MendPlan,
    direction: Direction,
    { records, excluded, spend }: ChangeFigures,
  ): Promise<void> {
    const event = direction === 'made' ? 'mended' : 'mend_undone';
    const text = `${phraseOf(direction, records, excluded)} by ${userName}.`;
    await transaction.query(TELL, [orgId, run.id, event, text]);
    await this.changes.record(transaction, {
      orgId,
      userId,
      action: `run.${event}`,
      resourceType: 'run',
      resourceId: run.id,
      detail: { mended: records, excluded, spend },
    });
  }
}

function busy(cause: unknown): DomainError {
  const detail = 'A large change of this dataset is under way. Try again shortly; nothing was changed.';
  return new DomainError('unavailable', detail, { retryAfter: RETRY_SECONDS, cause });
}

function phraseOf(direction: Direction, records: number, excluded: number): string {
  const rows = (count: number) => `${count} ${count === 1 ? 'row' : 'rows'}`;
  if (direction === 'undone') return `${rows(records + excluded)} opened again`;
  const parts = [
    ...(records > 0 ? [`${rows(records)} mended`] : []),
    ...(excluded > 0 ? [`${rows(excluded)} dropped`] : []),
  ];
  return parts.join(', ');
}

const TELL = `
  WITH run AS (
    UPDATE import_run SET seq = seq + 1000 WHERE org_id = $1 AND id = $2 RETURNING id, org_id, seq
  ), line AS (
    INSERT INTO run_log (org_id, run_id, event, text) SELECT org_id, id, $3, $4 FROM run
  )
  SELECT ${TELL_RUN_UPDATED} FROM run`;
