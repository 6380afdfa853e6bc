import type { DecimalSeparator } from '@etl-studio/contracts';
import { isSpace } from '../cells';
import { amountBounds } from './amount-bounds';

/** Digits an amount may have before and after the decimal separator. */
export const MAX_WHOLE_DIGITS = 15;
export const MAX_FRACTION_DIGITS = 12;

export type DecimalFault = 'invalid_number' | 'precision_loss' | 'out_of_range';

/**
 * The amount as a plain decimal without trailing zeros (`12.5`, `0`, `-3`), or why it is none.
 * `text` is trimmed; currency signs or codes, thousands separators, `(12.30)` and `12.30-` are understood.
 */
export function readDecimal(
  text: string,
  decimal: DecimalSeparator,
): { value: string } | { fault: DecimalFault } {
  if (text.length > LONGEST) return INVALID;
  const bounds = amountBounds(text);
  if (!bounds) return FULL_WIDTH.test(text) ? readDecimal(text.normalize('NFKC'), decimal) : INVALID;
  const digits = digitsOf(text, bounds.from, bounds.to, decimal);
  if (!digits) return INVALID;
  const { whole, fraction } = digits;
  if (whole.length > MAX_WHOLE_DIGITS) return { fault: 'out_of_range' };
  if (fraction.length > MAX_FRACTION_DIGITS) return { fault: 'precision_loss' };
  const value = fraction === '' ? whole : `${whole}.${fraction}`;
  return { value: bounds.negative && value !== '0' ? `-${value}` : value };
}

const FULL_WIDTH = /[０-９]/u;
const INVALID = { fault: 'invalid_number' } as const;
const ZERO = 48;
const NINE = 57;
const DOT = 46;
/** Digits, separators and a currency; anything longer is no amount. */
const LONGEST = 64;
/** Digits before and after the separator without needless zeros, or null where the grouping is none. */
function digitsOf(
  text: string,
  from: number,
  to: number,
  decimal: DecimalSeparator,
): { whole: string; fraction: string } | null {
  const separator = text.lastIndexOf(decimal, to - 1);
  const wholeTo = separator >= from ? separator : to;
  const fraction = separator >= from ? text.slice(separator + 1, to) : '';
  if (!isDigits(fraction)) return null;
  const whole = ungrouped(text, from, wholeTo, decimal);
  if (whole === null || (whole === '' && fraction === '')) return null;
  return { whole: withoutLeadingZeros(whole), fraction: significant(fraction) };
}

/** The digits without their thousands separators: one kind, in groups of three (or of two, as in India, before the last). */
function ungrouped(text: string, from: number, to: number, decimal: DecimalSeparator): string | null {
  let digits = '';
  let group = 0;
  let separator = 0;
  let groups = 0;
  let pairs = false;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code >= ZERO && code <= NINE) {
      group++;
      digits += text.charAt(i);
      continue;
    }
    if (!isThousands(code, decimal) || (separator !== 0 && !sameSeparator(separator, code))) return null;
    if (group === 0 || group > 3 || (groups > 0 && group === 1)) return null;
    if (groups > 0 && group === 2) pairs = true;
    else if (groups > 0 && pairs) return null;
    separator = code;
    groups++;
    group = 0;
  }
  if (groups === 0) return digits;
  if (group !== 3 || digits.charCodeAt(0) === ZERO) return null;
  return pairs && separator !== 44 ? null : digits;
}

function isThousands(code: number, decimal: DecimalSeparator): boolean {
  if (code === 44) return decimal === '.';
  if (code === DOT) return decimal === ',';
  return code === 39 || code === 0x2019 || isSpace(code);
}

function sameSeparator(a: number, b: number): boolean {
  return a === b || (isSpace(a) && isSpace(b));
}

function isDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < ZERO || code > NINE) return false;
  }
  return true;
}

function withoutLeadingZeros(digits: string): string {
  let from = 0;
  while (from < digits.length - 1 && digits.charCodeAt(from) === ZERO) from++;
  return digits.slice(from) || '0';
}

function significant(digits: string): string {
  let to = digits.length;
  while (to > 0 && digits.charCodeAt(to - 1) === ZERO) to--;
  return digits.slice(0, to);
}
