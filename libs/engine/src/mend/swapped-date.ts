import type { DateFormat } from '../dates/date-format';
import { dateParts } from '../dates/date-parts';

const PARTS = /^(\D*)(\d{1,4})(\D+)(\d{1,2})(\D+)(\d{1,4})/;
const COMPACT = /^()(\d{4})()(\d{2})()(\d{2})/;

/** The date with day and month swapped, where only that makes a day of it in this format; else null. */
export function swappedDate(value: string, format: DateFormat): string | null {
  if (format.order === null || format.read(value) !== null) return null;
  const kind = dateParts(value)?.kind;
  const match = kind === 'numeric' ? PARTS.exec(value) : kind === 'compact' ? COMPACT.exec(value) : null;
  if (!match) return null;
  const [whole, lead = '', a = '', between = '', b = '', behind = '', c = ''] = match;
  const [x, y, z] = format.order === 'YMD' ? [a, c, b] : [b, a, c];
  const swapped = `${lead}${x}${between}${y}${behind}${z}${value.slice(whole.length)}`;
  return format.read(swapped) === null ? null : swapped;
}
