import type { RecordSort } from '@etl-studio/contracts';
import type { PublishedRows } from './record-filter.sql';
import { recordsOf } from './row-homes';
import { isDay, isRowNumber } from './text-values';

const isDecimal = (value: string) => /^-?\d{1,30}(\.\d{1,30})?$/.test(value);
const isInteger = (value: string) => /^-?\d{1,18}$/.test(value);
const isText = () => true;

/** What records can be sorted by: the column, its type, what a cursor may hold of it. */
const SORT_COLUMNS = {
  rowNumber: { column: 'row_number', type: 'int', accepts: isRowNumber },
  date: { column: 'date', type: 'date', accepts: isDay },
  campaign: { column: 'campaign', type: 'text', accepts: isText },
  channel: { column: 'channel', type: 'text', accepts: isText },
  spend: { column: 'spend', type: 'numeric', accepts: isDecimal },
  clicks: { column: 'clicks', type: 'bigint', accepts: isInteger },
  conversions: { column: 'conversions', type: 'numeric', accepts: isDecimal },
} as const;

export interface RecordOrder {
  column: string;
  type: string;
  descending: boolean;
  /** Whether a cursor's text can be a value of the column. */
  accepts(value: string): boolean;
}

export function orderOf(sort: RecordSort): RecordOrder {
  const descending = sort.startsWith('-');
  const name = (descending ? sort.slice(1) : sort) as keyof typeof SORT_COLUMNS;
  return { ...SORT_COLUMNS[name], descending };
}

/** Missing values come last either way; rows of one value are told apart by their number. */
export function orderBy({ column, descending }: RecordOrder): string {
  const direction = descending ? 'DESC' : 'ASC';
  if (column === 'row_number') return `row_number ${direction}`;
  // Qualified: the bare name would be the page's column, which is text.
  return `import_record.${column} ${direction} NULLS LAST, row_number ${direction}`;
}

/** Where a page starts: after the row with this sort value and number. */
export interface RecordKey {
  value: string | null;
  rowNumber: number;
}

/** The rows after a key, whose values are the parameters from `$first` on; $1 to $3 are run, epoch and organization. */
export function afterKey(
  order: RecordOrder,
  key: RecordKey,
  first: number,
  rows: PublishedRows,
): { sql: string; parameters: unknown[] } {
  const { column, type, descending } = order;
  const beyond = descending ? '<' : '>';
  if (column === 'row_number')
    return { sql: `row_number ${beyond} $${first}::int`, parameters: [key.rowNumber] };
  if (type === 'text') {
    // Texts can be longer than an address: the row itself says which it has.
    const text = `SELECT ${column} FROM ${recordsOf(rows)}
      WHERE run_id = $1::uuid AND epoch = $2::int AND org_id = $3::uuid AND row_number = $${first}::int`;
    return {
      sql: `(${column}, row_number) ${beyond} ((${text}), $${first}::int)`,
      parameters: [key.rowNumber],
    };
  }
  if (key.value === null) {
    return { sql: `${column} IS NULL AND row_number ${beyond} $${first}::int`, parameters: [key.rowNumber] };
  }
  return {
    sql: `(${column} IS NULL OR (${column}, row_number) ${beyond} ($${first}::${type}, $${first + 1}::int))`,
    parameters: [key.value, key.rowNumber],
  };
}
