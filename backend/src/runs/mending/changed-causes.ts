import type { MappingField, RowErrorCode, TopError } from '@etl-studio/contracts';
import type { SqlRunner } from '../../platform/database';
import type { PublishedRows } from '../rows/record-filter.sql';
import { stateCondition } from '../rows/row-error-state';
import { rowErrorsOf } from '../rows/row-homes';
import type { HeldRun } from './mend-change';
import { selected } from './selected';
import { MENDS, type Direction } from './settlement.sql';
import type { ChangedCause } from './top-errors';

interface CauseRow {
  code: RowErrorCode;
  field: MappingField | '';
  count: number;
  first_row: number;
}

/** The errors of the rows that a change mended or opened again, by cause; `before` are the causes of open rows until then. */
export async function changedCauses(
  transaction: SqlRunner,
  { rows, instant }: HeldRun,
  direction: Direction,
  before: readonly TopError[],
): Promise<ChangedCause[]> {
  const { orgId, runId, epoch } = rows;
  const found = await selected<CauseRow>(
    transaction,
    `SELECT fault.code, coalesce(fault.field, '') AS field, count(*)::int AS count, min(m.row_number) AS first_row
     FROM row_mend m
     -- One after the other by its key, however many there are: nobody has counted them yet.
     CROSS JOIN LATERAL (
       SELECT codes, fields FROM ${rowErrorsOf(rows)}
       WHERE run_id = $1 AND epoch = $3 AND org_id = $4 AND row_number = m.row_number OFFSET 0
     ) AS rejected,
     unnest(codes, fields) AS fault(code, field)
     WHERE ${MENDS[direction]} GROUP BY 1, 2`,
    [runId, instant, epoch, orgId],
  );
  const causes: ChangedCause[] = [];
  for (const cause of found) {
    const { code, count, first_row: first } = cause;
    const field = cause.field || null;
    const sample = before.find((known) => known.code === code && known.field === field)?.sampleRow;
    const firstOpenRow =
      direction === 'made'
        ? await firstOpen(transaction, rows, cause, sample ?? 0)
        : Math.min(first, sample ?? first);
    causes.push({ code, field, count, firstOpenRow });
  }
  return causes;
}

/** The first open row with the cause, from a row on: the one that was the first is open no more, or still is. */
async function firstOpen(
  transaction: SqlRunner,
  rows: PublishedRows,
  { code, field }: CauseRow,
  from: number,
): Promise<number | null> {
  const [open] = await selected<{ row_number: number }>(
    transaction,
    `SELECT row_number FROM ${rowErrorsOf(rows)}
     WHERE run_id = $1 AND epoch = $2 AND org_id = $3 AND row_number >= $6
       AND EXISTS (SELECT FROM unnest(codes, fields) AS fault(code, field)
                   WHERE fault.code = $4 AND coalesce(fault.field, '') = $5)
       AND ${stateCondition('open', { ...rows, hasMends: true })}
     ORDER BY row_number LIMIT 1`,
    [rows.runId, rows.epoch, rows.orgId, code, field, from],
  );
  return open?.row_number ?? null;
}
