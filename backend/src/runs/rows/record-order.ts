import { RECORD_SORTS, type RecordSort } from '@etl-studio/contracts';
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
  return { ...SORT_COLUMNS[fieldOf(sort)], descending: sort.startsWith('-') };
}

/** The keys in turn, up to the row number: no two rows share it, so what follows it orders nothing. */
export function ordersOf(sorts: readonly RecordSort[]): RecordOrder[] {
  const last = sorts.findIndex((sort) => fieldOf(sort) === 'rowNumber');
  return (last < 0 ? sorts : sorts.slice(0, last + 1)).map(orderOf);
}

/** The field that a key sorts by, whichever way; also of texts that are no such key. */
export function fieldOf(sort: RecordSort): keyof typeof SORT_COLUMNS {
  return (sort.startsWith('-') ? sort.slice(1) : sort) as keyof typeof SORT_COLUMNS;
}

/** Missing values come last either way; rows of equal values are told apart by their number, as the first key goes. */
export function orderBy(orders: readonly RecordOrder[]): string {
  const keys = orders
    .filter(({ column }) => column !== 'row_number')
    // Qualified: the bare name would be the page's column, which is text.
    .map((order) => `import_record.${order.column} ${directionOf(order)} NULLS LAST`);
  return [...keys, `row_number ${directionOf(lastKey(orders))}`].join(', ');
}

/** Where a page starts: after the row with these sort values, one for each key, and this number. */
export interface RecordKey {
  values: readonly (string | null)[];
  rowNumber: number;
}

/**
 * The rows after a key, whose values are the parameters from `$first` on; $1 to $3 are run, epoch and organization. It is
 * true or false of every row, never unknown.
 */
export function afterKey(
  orders: readonly RecordOrder[],
  { values, rowNumber }: RecordKey,
  first: number,
  rows: PublishedRows,
): { sql: string; parameters: unknown[] } {
  const parameters: unknown[] = [rowNumber];
  const alternatives: string[] = [];
  const equal: string[] = [];
  for (const [index, { column, type, descending }] of orders.entries()) {
    const value = values[index] ?? null;
    if (column === 'row_number') continue;
    if (value === null) {
      equal.push(`${column} IS NULL`);
      continue;
    }
    // Texts can be longer than an address: the row itself says which it has.
    const known = type === 'text' ? textOf(column, first, rows) : `$${first + parameters.length}::${type}`;
    if (type !== 'text') parameters.push(value);
    const beyond = `(${column} IS NULL OR ${column} ${descending ? '<' : '>'} ${known})`;
    alternatives.push([...equal, beyond].join(' AND '));
    equal.push(`${column} IS NOT DISTINCT FROM ${known}`);
  }
  const beyondRow = `row_number ${lastKey(orders).descending ? '<' : '>'} $${first}::int`;
  alternatives.push([...equal, beyondRow].join(' AND '));
  return { sql: `(${alternatives.map((each) => `(${each})`).join(' OR ')})`, parameters };
}

/** By which the number of a row decides: its own key where it is one, else the first. */
function lastKey(orders: readonly RecordOrder[]): RecordOrder {
  return orders.find(({ column }) => column === 'row_number') ?? orders[0] ?? orderOf(RECORD_SORTS[0]);
}

function directionOf({ descending }: RecordOrder): string {
  return descending ? 'DESC' : 'ASC';
}

function textOf(column: string, rowNumber: number, rows: PublishedRows): string {
  return `(SELECT ${column} FROM ${recordsOf(rows)}
    WHERE run_id = $1::uuid AND epoch = $2::int AND org_id = $3::uuid AND row_number = $${rowNumber}::int)`;
}
