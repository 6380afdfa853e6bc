import type { TopError } from '@etl-studio/contracts';
import type { SqlRunner } from '../../platform/database';
import { ROW_ERROR_COLUMNS, type RowErrorRow } from '../rows/row-errors.repository';
import { stateCondition } from '../rows/row-error-state';
import { rowErrorsOf } from '../rows/row-homes';
import { cellName } from '../rows/rejected-row';
import { type HeldRun, MendChange } from './mend-change';
import type { NewMend } from './mend-line';
import type { MendPlan } from './mend-plans';
import { selected } from './selected';
import { droppedRow, triedMend } from './tried-mend';

const BATCH_ROWS = 1_000;
const AS_IT_STANDS = new Map<number, string>();

/** What the mends of an origin take to be made again in its rerun. */
export interface MendsAgain {
  originId: string;
  reading: Pick<MendPlan, 'mapper' | 'names' | 'profile' | 'limits'>;
}

interface MendedRow extends RowErrorRow {
  kind: 'record' | 'excluded';
  patch: Record<string, string>;
  mended_by: string | null;
}

/**
 * Makes the mends of a rerun's origin again, by their authors, in the transaction that publishes the rerun: rows are
 * read with their mended cells, dropped rows are left out. A row that no longer passes is open.
 */
export async function mendAgain(
  transaction: SqlRunner,
  { originId, reading }: MendsAgain,
  run: HeldRun,
  topErrors: readonly TopError[],
): Promise<void> {
  const change = new MendChange(transaction, run);
  let made = 0;
  for await (const rows of mendedRows(transaction, originId, run)) {
    const mends = rows.flatMap((row) => mendOf(reading, row));
    made += (await change.add(mends)).size;
  }
  // Held back for mends that were undone while the file was read.
  for await (const rows of soundRows(transaction, run)) {
    const mends = rows.map((row) => ({ tried: triedMend(reading, row, AS_IT_STANDS), by: null }));
    made += (await change.add(mends)).size;
  }
  if (made === 0) return;
  const { records, excluded } = await change.settle('made', topErrors);
  const { orgId, runId } = run.rows;
  const text = `Mends of the earlier import were made again: ${records} rows mended, ${excluded} dropped.`;
  await transaction.query("INSERT INTO run_log (org_id, run_id, event, text) VALUES ($1, $2, 'mended', $3)", [
    orgId,
    runId,
    text,
  ]);
}

function mendOf(reading: MendsAgain['reading'], row: MendedRow): NewMend[] {
  const by = row.mended_by;
  if (row.kind === 'excluded') return [{ tried: droppedRow(reading, row), by }];
  const tried = triedMend(reading, row, patchOf(reading.names, row));
  if (tried.record) return [{ tried, by }];
  // Its mend does not fit this schema version, but the row itself does.
  return row.codes.length === 0 ? [{ tried: triedMend(reading, row, AS_IT_STANDS), by }] : [];
}

function patchOf(names: readonly string[], { cells, patch }: MendedRow): Map<number, string> {
  const width = Math.max(names.length, cells.length);
  const entries = Array.from({ length: width }, (_, index): [number, string | undefined] => [
    index,
    patch[cellName(names, index)],
  ]);
  return new Map(entries.filter((entry): entry is [number, string] => entry[1] !== undefined));
}

async function* mendedRows(
  transaction: SqlRunner,
  originId: string,
  { rows }: Pick<HeldRun, 'rows'>,
): AsyncGenerator<MendedRow[]> {
  const sql = `
    SELECT rejected.*, m.kind, m.patch, m.mended_by
    FROM (
      SELECT row_number, kind, patch, mended_by FROM row_mend
      WHERE run_id = $1 AND undone_at = 'infinity' AND row_number > $2 ORDER BY row_number LIMIT ${BATCH_ROWS}
    ) m
    CROSS JOIN LATERAL (
      SELECT ${ROW_ERROR_COLUMNS} FROM ${rowErrorsOf(rows)}
      WHERE run_id = $3 AND epoch = $4 AND org_id = $5 AND row_number = m.row_number OFFSET 0
    ) rejected
    ORDER BY m.row_number`;
  for (let after = 0; ;) {
    const [last] = await selected<{ row_number: number | null }>(
      transaction,
      `SELECT max(row_number) AS row_number FROM (
         SELECT row_number FROM row_mend WHERE run_id = $1 AND undone_at = 'infinity' AND row_number > $2
         ORDER BY row_number LIMIT ${BATCH_ROWS}) batch`,
      [originId, after],
    );
    if (last?.row_number == null) return;
    yield await selected<MendedRow>(transaction, sql, [originId, after, rows.runId, rows.epoch, rows.orgId]);
    after = last.row_number;
  }
}

/** Rows that pass as their file has them, and are not mended. */
async function* soundRows(
  transaction: SqlRunner,
  { rows }: Pick<HeldRun, 'rows'>,
): AsyncGenerator<RowErrorRow[]> {
  const sql = `
    SELECT ${ROW_ERROR_COLUMNS} FROM ${rowErrorsOf(rows)}
    WHERE run_id = $1 AND epoch = $2 AND org_id = $3 AND row_number > $4 AND cardinality(codes) = 0
      AND ${stateCondition('open', { ...rows, hasMends: true })}
    ORDER BY row_number LIMIT ${BATCH_ROWS}`;
  for (let after = 0; ;) {
    const batch = await selected<RowErrorRow>(transaction, sql, [rows.runId, rows.epoch, rows.orgId, after]);
    const last = batch.at(-1);
    if (!last) return;
    yield batch;
    after = last.row_number;
  }
}
