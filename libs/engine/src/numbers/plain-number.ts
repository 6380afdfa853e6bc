import { Amount } from './amount';

const ZERO = 48;
const DOT = 46;
const LONGEST = 15;
const MOST_DECIMALS = 12;
/** So many stay below 2³⁰, which is cheap to compute with. */
const SMALL_DIGITS = 9;

/** The text is anything but digits. */
export const NOT_PLAIN = -1;

/**
 * The amount that plain digits say, or plain digits with a point, in the bytes of a text; null for any other text.
 * Needless leading zeros, more than 15 characters or 12 decimals are not plain.
 */
export function plainAmount(bytes: Uint8Array, start: number, end: number): Amount | null {
  if (end - start > LONGEST) return null;
  let whole = 0;
  let at = start;
  for (; at < end; at++) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) break;
    whole = whole * 10 + digit;
  }
  if (at === start || (bytes[start] === ZERO && at > start + 1)) return null;
  if (at === end) return new Amount(whole, 0, 0);
  const places = end - at - 1;
  if (bytes[at] !== DOT || places === 0 || places > MOST_DECIMALS) return null;
  let fraction = 0;
  for (at++; at < end; at++) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return null;
    fraction = fraction * 10 + digit;
  }
  return new Amount(whole, fraction, places);
}

/** What nothing but digits, as many as a small integer has, say; NOT_PLAIN for any other text. */
export function plainCount(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length === 0 || length > SMALL_DIGITS || (bytes[start] === ZERO && length > 1)) return NOT_PLAIN;
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = (bytes[i] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return NOT_PLAIN;
    value = (Math.imul(value, 10) + digit) | 0;
  }
  return value;
}
