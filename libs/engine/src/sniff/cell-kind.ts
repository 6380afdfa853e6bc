import { isMissing, trimmed } from '../cells';
import { dateReadings } from '../dates/date-format';
import { readDecimal } from '../numbers/read-decimal';

export type CellKind = 'missing' | 'number' | 'date' | 'text';

const TIME_OF_DAY = /^\d{1,2}:\d{2}(?::\d{2})?$/;

/** What a single cell looks like. Percentages and bounds (`> 90%`, `<5`) are numbers here. */
export function cellKind(cell: string): CellKind {
  const value = trimmed(cell);
  if (isMissing(value)) return 'missing';
  if (isNumberLike(value)) return 'number';
  return TIME_OF_DAY.test(value) || dateReadings(value).length > 0 ? 'date' : 'text';
}

export function isNumberLike(value: string): boolean {
  const bare = withoutRateMarks(value);
  return bare !== '' && (readsAs(bare, '.') || readsAs(bare, ','));
}

function readsAs(value: string, decimal: '.' | ','): boolean {
  const read = readDecimal(value, decimal);
  return 'value' in read || read.fault !== 'invalid_number';
}

/** The number inside `12%`, `> 90%` or `<5`; the value itself where it carries no such mark. */
export function withoutRateMarks(value: string): string {
  const last = value.charCodeAt(value.length - 1);
  const first = value.charCodeAt(0);
  if (last !== 37 && first !== 60 && first !== 62 && last !== 0x2030) return value;
  return trimmed(value.replace(/^[<>]=?/, '').replace(/[%‰]$/, ''));
}
