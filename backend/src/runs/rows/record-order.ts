import type { RecordSort } from '@etl-studio/contracts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DECIMAL = /^-?\d{1,30}(\.\d{1,30})?$/;
const TEXT = /^/;
const INTEGER = /^-?\d{1,18}$/;

/** What records can be sorted by: the column, its type, how its values look in a cursor. */
const SORT_COLUMNS = {
  rowNumber: { column: 'row_number', type: 'int', value: /^\d{1,9}$/ },
  date: { column: 'date', type: 'date', value: DAY },
  campaign: { column: 'campaign', type: 'text', value: TEXT },
  channel: { column: 'channel', type: 'text', value: TEXT },
  spend: { column: 'spend', type: 'numeric', value: DECIMAL },
  clicks: { column: 'clicks', type: 'bigint', value: INTEGER },
  conversions: { column: 'conversions', type: 'numeric', value: DECIMAL },
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
  const { column, type, value } = SORT_COLUMNS[name];
  return { column, type, descending, accepts: (text) => value.test(text) };
}

/** Missing values come last either way; rows of one value are told apart by their number. */
export function orderBy({ column, descending }: RecordOrder): string {
  const direction = descending ? 'DESC' : 'ASC';
  if (column === 'row_number') return `row_number ${direction}`;
  return `${column} ${direction} NULLS LAST, row_number ${direction}`;
}

/** Where a page starts: after the row with this sort value and number. */
export interface RecordKey {
  value: string | null;
  rowNumber: number;
}

/** The rows after a key, whose values are the parameters from `$first` on. */
export function afterKey(
  order: RecordOrder,
  key: RecordKey,
  first: number,
): { sql: string; parameters: unknown[] } {
  const { column, type, descending } = order;
  const beyond = descending ? '<' : '>';
  if (column === 'row_number')
    return { sql: `row_number ${beyond} $${first}::int`, parameters: [key.rowNumber] };
  if (key.value === null) {
    return { sql: `${column} IS NULL AND row_number ${beyond} $${first}::int`, parameters: [key.rowNumber] };
  }
  return {
    sql: `(${column} IS NULL OR (${column}, row_number) ${beyond} ($${first}::${type}, $${first + 1}::int))`,
    parameters: [key.value, key.rowNumber],
  };
}
