import type { DecimalSeparator } from '@etl-studio/contracts';
import { isBlank, isMissingCell, trimmed } from '../cells';
import { dateReadings } from '../dates/date-format';
import { scaledDecimal } from '../numbers/decimal-sum';
import { readDecimal } from '../numbers/read-decimal';
import type { TextRow } from '../parse/text-row';
import { isNumberLike } from './cell-kind';
import { isAverageLabel, isEverything, totalLabel } from './total-label';

/** What a column is when rows are told from totals. */
export type ColumnRole = 'date' | 'name' | 'number' | 'other';

/** What is known of the columns before it is known which rows are data. */
export interface TableShape {
  roles: ColumnRole[];
  decimals: DecimalSeparator[];
  /** Per column, the sum over the given rows without the one at `except`, in units of 10⁻¹². */
  sumWithout: (row: TextRow) => bigint[];
  dataRows: number;
}

const CURRENCY = /^[A-Z]{3}$/;
const LEAST_WIDTH_FOR_NOTES = 3;
/** A total may name what it is of; a row with more names than that is a campaign called `Total - Brand`. */
const MOST_NAMES = 2;

/** Whether the record is a note below the table: a copyright, a report time, averages below the totals. */
export function isNote({ cells }: TextRow, { roles }: TableShape): boolean {
  if (isAverage(cells, roles)) return true;
  if (roles.length < LEAST_WIDTH_FOR_NOTES) return false;
  const filled = cells.filter((cell) => !isBlank(cell)).length;
  if (filled <= 1) return true;
  return cells.length * 2 <= roles.length && !cells.some((cell, column) => fitsRole(cell, roles[column]));
}

/** Only where rows have a date: elsewhere it may be a campaign called Media. */
function isAverage(cells: string[], roles: ColumnRole[]): boolean {
  if (!roles.includes('date')) return false;
  const names = cells.filter((cell, column) => roles[column] !== 'number' && !isMissingCell(cell));
  return names.length === 1 && isAverageLabel(trimmed(names[0] ?? ''));
}

function fitsRole(cell: string, role: ColumnRole | undefined): boolean {
  const value = trimmed(cell);
  if (role === 'date') return dateReadings(value).length > 0;
  return role === 'number' && isNumberLike(value);
}

/** Whether the record holds totals: by its label, by blank names beside numbers, or because its numbers are the sums. */
export function isTotal(record: TextRow, shape: TableShape): boolean {
  const { cells } = record;
  const { roles } = shape;
  const numbers = roles.filter(
    (role, column) => role === 'number' && isNumberLike(trimmed(cells[column] ?? '')),
  ).length;
  if (numbers === 0 && !roles.every((role) => role !== 'number')) return hasLabelOnly(cells);
  const names = roles.flatMap((role, column) => (role === 'name' || role === 'date' ? [column] : []));
  const filledNames = names.filter(
    (column) => !isMissingCell(cells[column]) && !CURRENCY.test(trimmed(cells[column] ?? '')),
  );
  const [first] = filledNames;
  if (first === undefined) return names.length > 0;
  if (hasDate(cells, roles)) return isNameless(cells, roles) && isSum(record, shape);
  const label = totalLabel(trimmed(cells[first] ?? ''));
  if (label === 'named') return filledNames.length <= MOST_NAMES || isSum(record, shape);
  if (label === 'exact') return filledNames.length === 1 || isSum(record, shape);
  if (filledNames.every((column) => isEverything(trimmed(cells[column] ?? '')))) return isSum(record, shape);
  return filledNames.length * 2 <= names.length && isSum(record, shape);
}

function hasLabelOnly(cells: string[]): boolean {
  const filled = cells.map(trimmed).filter((value) => value !== '');
  return (
    totalLabel(filled[0] ?? '') === 'named' &&
    filled.slice(1).every((value) => isMissingCell(value) || isNumberLike(value))
  );
}

/** Whether a column of names, filled elsewhere, is missing here. */
function isNameless(cells: string[], roles: ColumnRole[]): boolean {
  return roles.some((role, column) => role === 'name' && isMissingCell(cells[column]));
}

function hasDate(cells: string[], roles: ColumnRole[]): boolean {
  return roles.some(
    (role, column) => role === 'date' && dateReadings(trimmed(cells[column] ?? '')).length > 0,
  );
}

const LEAST_ROWS = 2;
const LEAST_EQUAL_SUMS = 2;

/** Whether at least two of the row's amounts (or its only one) are what the other rows add up to, and none above zero is not. */
function isSum(record: TextRow, { roles, decimals, sumWithout, dataRows }: TableShape): boolean {
  if (dataRows < LEAST_ROWS) return false;
  const sums = sumWithout(record);
  let equal = 0;
  let compared = 0;
  for (const [column, role] of roles.entries()) {
    const read = readDecimal(trimmed(record.cells[column] ?? ''), decimals[column] ?? '.');
    if (role !== 'number' || !('value' in read) || read.value === '0') continue;
    compared++;
    if (scaledDecimal(read.value) === sums[column]) equal++;
  }
  return equal >= Math.min(LEAST_EQUAL_SUMS, compared) && equal > 0;
}
