import type { RowErrorState } from '@etl-studio/contracts';
import type { PublishedRows } from './record-filter.sql';

export type RowErrorStatus = RowErrorState | 'all';

/** The condition on `rowErrorsOf` a run that leaves those of a state; $1 is the run. */
export function stateCondition(status: RowErrorStatus, { hasMends }: PublishedRows): string {
  if (status === 'all') return 'true';
  if (!hasMends) return String(status === 'open');
  if (status === 'open') return `NOT EXISTS (${MEND_IN_FORCE} ${ROW_BY_ROW})`;
  return `EXISTS (${MEND_IN_FORCE} AND mend.kind = '${status === 'mended' ? 'record' : 'excluded'}' ${ROW_BY_ROW})`;
}

// Looked up for each row, by its index: a join is planned before there are statistics of what was just mended.
const ROW_BY_ROW = 'OFFSET 0';
const MEND_IN_FORCE = `
  SELECT FROM row_mend mend WHERE mend.run_id = $1::uuid AND mend.row_number = import_row_error.row_number
  AND mend.undone_at = 'infinity'`;
