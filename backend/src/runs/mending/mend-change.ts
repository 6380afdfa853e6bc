import type { SliceBy, TopError } from '@etl-studio/contracts';
import type { SqlRunner } from '../../platform/database';
import type { PublishedRows } from '../rows/record-filter.sql';
import { rowErrorsOf } from '../rows/row-homes';
import { changedCauses } from './changed-causes';
import { toLine, type NewMend } from './mend-line';
import { selected } from './selected';
import {
  CHANGE_SUMS,
  COUNT_MENDS,
  figuresOf,
  HOLD_SLICES,
  LET_SLICES_GO,
  type Direction,
} from './settlement.sql';
import { ADD_MENDS, ADD_STAGED } from './stage.sql';
import { changedTopErrors } from './top-errors';

/** A run in a transaction that holds its dataset's ledger. */
export interface HeldRun {
  rows: PublishedRows;
  sliceBy: SliceBy;
  /** From when the change counts: no other change of the dataset has the same. */
  instant: string;
}

export interface ChangeFigures {
  records: number;
  excluded: number;
  /** Exact decimal. */
  spend: string;
}

/** Mends of one run, made or undone in one transaction, with every sum and count that follows from them. */
export class MendChange {
  constructor(
    private readonly transaction: SqlRunner,
    readonly run: HeldRun,
  ) {}

  /** Adds mends; gives the numbers of the rows that were not mended before. */
  async add(mends: readonly NewMend[]): Promise<Set<number>> {
    if (mends.length === 0) return new Set();
    const { rows, instant } = this.run;
    const lines = JSON.stringify(mends.map(toLine));
    const added = await selected<{ row_number: number }>(this.transaction, ADD_MENDS, [
      rows.orgId,
      rows.runId,
      instant,
      lines,
    ]);
    return new Set(added.map((row) => row.row_number));
  }

  /** Adds the mends that are staged in the transaction, where rows were not mended before. */
  async addStaged(): Promise<Pick<ChangeFigures, 'records' | 'excluded'>> {
    const { rows, instant } = this.run;
    const values = [rows.orgId, rows.runId, instant];
    const [added] = await selected<Pick<ChangeFigures, 'records' | 'excluded'>>(
      this.transaction,
      ADD_STAGED,
      values,
    );
    if (!added) throw new Error('Staged mends gave no figures');
    return added;
  }

  /** Undoes the mend of a row that is in force. */
  async undoRow(rowNumber: number, by: string): Promise<number> {
    return this.undo('m.row_number = $4::int', rowNumber, by);
  }

  /** Undoes the mends of an earlier change that are in force, but for rows that pass as their file has them. */
  async undoChange(change: string, by: string): Promise<number> {
    const { rows } = this.run;
    const isSound = `SELECT FROM ${rowErrorsOf(rows)} WHERE run_id = m.run_id AND epoch = ${rows.epoch}
      AND row_number = m.row_number AND cardinality(codes) = 0`;
    return this.undo(`m.mended_at = $4::timestamptz AND NOT EXISTS (${isSound})`, change, by);
  }

  /** Sums, slices, counts and causes of errors after what was made or undone. */
  async settle(direction: Direction, topErrors: readonly TopError[]): Promise<ChangeFigures> {
    const { transaction, run } = this;
    const { runId } = run.rows;
    const byCampaign = run.sliceBy === 'date,channel,campaign';
    const change = [runId, run.instant];
    const [publish] = await selected<{ seq: string }>(
      transaction,
      "SELECT nextval('run_publish_seq') AS seq",
      [],
    );
    await transaction.query(CHANGE_SUMS[direction], [...change, publish?.seq, byCampaign]);
    const slices = [...change, run.sliceBy !== 'date', byCampaign];
    await transaction.query(direction === 'made' ? HOLD_SLICES : LET_SLICES_GO, slices);

    const [figures] = await selected<ChangeFigures>(transaction, figuresOf(direction), change);
    if (!figures) throw new Error('A change of mends gave no figures');
    const causes = await changedCauses(transaction, run, direction, topErrors);
    const { records, excluded, spend } = figures;
    const counts = direction === 'made' ? [records, excluded, spend] : [-records, -excluded, negative(spend)];
    const left = changedTopErrors(topErrors, causes, direction === 'made' ? -1 : 1);
    await transaction.query(COUNT_MENDS, [runId, ...counts, JSON.stringify(left)]);
    return figures;
  }

  private async undo(condition: string, value: unknown, by: string): Promise<number> {
    const { rows, instant } = this.run;
    const [row] = await selected<{ undone: number }>(
      this.transaction,
      `WITH undone AS (
         UPDATE row_mend m SET undone_at = $2::timestamptz, undone_by = $3
         WHERE m.run_id = $1 AND m.undone_at = 'infinity' AND ${condition} RETURNING m.row_number
       ) SELECT count(*)::int AS undone FROM undone`,
      [rows.runId, instant, by, value],
    );
    return row?.undone ?? 0;
  }
}

function negative(decimal: string): string {
  return decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`;
}
