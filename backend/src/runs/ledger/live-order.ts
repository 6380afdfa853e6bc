import type { RecordOrder } from '../rows/record-order';

/** Where a page of live records starts: after the row with this sort value, of this run and number. */
export interface LiveKey {
  value: string | null;
  runId: string;
  rowNumber: number;
}

/** Missing values come last either way; rows of one value are told apart by run and number. */
export function liveOrderBy({ column, descending }: RecordOrder): string {
  const direction = descending ? 'DESC' : 'ASC';
  // Qualified: the bare name would be the page's column, which is text.
  return `import_record.${column} ${direction} NULLS LAST, run_id ${direction}, row_number ${direction}`;
}

/** The rows after a key, whose values are the parameters from `$first` on. */
export function afterLiveKey(
  { column, type, descending }: RecordOrder,
  { value, runId, rowNumber }: LiveKey,
  first: number,
): { sql: string; parameters: unknown[] } {
  const beyond = descending ? '<' : '>';
  const place = `($${first}::uuid, $${first + 1}::int)`;
  if (value === null) {
    return {
      sql: `${column} IS NULL AND (run_id, row_number) ${beyond} ${place}`,
      parameters: [runId, rowNumber],
    };
  }
  return {
    sql: `(${column} IS NULL OR (${column}, run_id, row_number) ${beyond}
           ($${first + 2}::${type}, $${first}::uuid, $${first + 1}::int))`,
    parameters: [runId, rowNumber, value],
  };
}
