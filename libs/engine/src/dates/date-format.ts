import { daySerial, fullYear, isDay, isoDay } from './calendar';
import { dateParts, type DateParts } from './date-parts';

/** Which part of a date stands where. `EXCEL` is a spreadsheet's serial number. */
export type DateOrder = 'YMD' | 'DMY' | 'MDY';

/** A date format that a mapping may name, ready to read values with. */
export interface DateFormat {
  name: string;
  /** Null for a serial number. */
  order: DateOrder | null;
  /** The ISO date of a trimmed value; null where the value is no such date. */
  read(value: string): string | null;
}

const EXCEL = /^\d{4,6}(?:[.,]\d+)?$/;
const TOKENS = /'[^']*'|\[[^\]]*\]|y+|Y+|M+|d+|D+|[A-Za-z]+|[^]/gu;
const TIME_PART = /^(?:[HhmsSaAZzX]+|T|mm|ss|HH)$/;

/**
 * The format of a name such as `DD.MM.YYYY`, `MMM D, YYYY`, `yyyyMMdd` or `EXCEL`; null where the name is no date format.
 * Times of day may stand in the name and in the values: a date-time gives its own date.
 */
export function dateFormat(name: string): DateFormat | null {
  const trimmedName = name.trim();
  if (/^excel/i.test(trimmedName)) return { name: 'EXCEL', order: null, read: readSerial };
  const shape = shapeOf(trimmedName);
  return shape && { name: trimmedName, order: shape.order, read: (value) => readShape(value, shape) };
}

interface FormatShape {
  kind: DateParts['kind'];
  order: DateOrder;
  separator: string;
  yearDigits: number;
}

function shapeOf(name: string): FormatShape | null {
  const fields: { unit: string; length: number }[] = [];
  const literals: string[] = [];
  for (const token of name.match(TOKENS) ?? []) {
    if (/^(?:y+|Y+|M+|d+|D+)$/.test(token) && !/^(?:ddd+|D{3,})$/.test(token)) {
      fields.push({ unit: (token[0] ?? '').toUpperCase(), length: token.length });
    } else if (fields.length >= 3 && TIME_PART.test(token)) break;
    else if (fields.length > 0 && fields.length < 3) literals.push(token);
  }
  return shapeOfFields(fields.slice(0, 3), literals);
}

function shapeOfFields(fields: { unit: string; length: number }[], literals: string[]): FormatShape | null {
  const order = fields.map(({ unit }) => unit).join('');
  if (order !== 'YMD' && order !== 'DMY' && order !== 'MDY') return null;
  const yearDigits = fields.find(({ unit }) => unit === 'Y')?.length ?? 0;
  const monthLetters = fields.find(({ unit }) => unit === 'M')?.length ?? 0;
  if (yearDigits !== 2 && yearDigits !== 4) return null;
  const text = literals.join('');
  if (monthLetters > 2) return { kind: 'named', order, separator: '', yearDigits };
  if (text.includes('年')) return { kind: 'cjk', order, separator: '', yearDigits };
  if (text.includes('년')) return { kind: 'cjk', order, separator: '년', yearDigits };
  if (text === '')
    return order === 'YMD' && yearDigits === 4 ? { kind: 'compact', order, separator: '', yearDigits } : null;
  const separator = text[0] ?? '';
  return '-/.'.includes(separator) && text.replaceAll(' ', '') === separator.repeat(2)
    ? { kind: 'numeric', order, separator, yearDigits }
    : null;
}

function readShape(value: string, shape: FormatShape): string | null {
  const parts = dateParts(value);
  if (!parts || parts.kind !== shape.kind || parts.separator !== shape.separator) return null;
  return readOrder(parts, shape.order, shape.yearDigits);
}

/** The ISO date of the parts read in one order, or null where they make no such day. */
export function readOrder({ parts, digits }: DateParts, order: DateOrder, yearDigits: number): string | null {
  const yearAt = order === 'YMD' ? 0 : 2;
  const monthAt = order === 'MDY' ? 0 : 1;
  const dayAt = order === 'YMD' ? 2 : order === 'DMY' ? 0 : 1;
  if (digits[yearAt] !== yearDigits || digits[monthAt] > 2 || digits[dayAt] > 2 || digits[dayAt] === 0)
    return null;
  const year = yearDigits === 2 ? fullYear(parts[yearAt]) : parts[yearAt];
  return isDay(year, parts[monthAt], parts[dayAt]) ? isoDay(year, parts[monthAt], parts[dayAt]) : null;
}

function readSerial(value: string): string | null {
  return EXCEL.test(value) ? daySerial(Math.floor(Number(value.replace(',', '.')))) : null;
}

/** A way to read one value, by the name of its format. */
export interface DateReading {
  format: string;
  order: DateOrder;
  iso: string;
}

const ORDERS = ['YMD', 'DMY', 'MDY'] as const;

/** Every format that reads the trimmed value as a date. */
export function dateReadings(value: string): DateReading[] {
  const parts = dateParts(value);
  if (!parts) return [];
  const named = parts.digits.indexOf(0);
  return ORDERS.flatMap((order) => {
    if (parts.kind === 'named' ? named !== order.indexOf('M') : named >= 0) return [];
    const yearDigits = parts.digits[order.indexOf('Y')] === 4 ? 4 : 2;
    if (yearDigits === 2 && order === 'YMD' && !couldBeShortIso(parts)) return [];
    const iso = readOrder(parts, order, yearDigits);
    return iso === null ? [] : [{ format: formatName(parts, order, yearDigits), order, iso }];
  });
}

const SHORT_YEARS = [20, 39] as const;

/** `26-05-01` begins with a year only if it is one of our time and every part has two digits. */
function couldBeShortIso({ kind, separator, parts, digits }: DateParts): boolean {
  const twoDigits = kind === 'numeric' && separator !== '.' && digits.every((count) => count === 2);
  return twoDigits && parts[0] >= SHORT_YEARS[0] && parts[0] <= SHORT_YEARS[1];
}

function formatName({ kind, separator }: DateParts, order: DateOrder, yearDigits: number): string {
  const year = 'Y'.repeat(yearDigits);
  if (kind === 'compact') return 'YYYYMMDD';
  if (kind === 'cjk') return separator === '년' ? 'YYYY년 M월 D일' : 'YYYY年M月D日';
  if (kind === 'named')
    return order === 'MDY' ? `MMM D, ${year}` : order === 'DMY' ? `D MMM ${year}` : `${year} MMM D`;
  return Array.from(order, (unit) => (unit === 'Y' ? year : unit.repeat(2))).join(separator);
}
