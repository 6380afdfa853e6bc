const ZERO = 48;
const NINE = 57;
const DOT = 46;
const LONGEST = 15;
const MOST_DECIMALS = 12;
/** So many stay below 2³⁰, which is cheap to compute with. */
const SMALL_DIGITS = 9;

/** There is no point in the digits. */
export const NO_POINT = -1;
/** The text is anything but digits and a point. */
export const NOT_PLAIN = -2;

/**
 * Tells plain digits, and plain digits with a point, in the bytes of a text: the index of the
 * point, NO_POINT, or NOT_PLAIN. Needless leading zeros, more than 15 characters or 12 decimals are not plain.
 */
export function pointBetween(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length === 0 || length > LONGEST) return NOT_PLAIN;
  let point = NO_POINT;
  for (let i = start; i < end; i++) {
    const code = bytes[i] ?? 0;
    if (code >= ZERO && code <= NINE) continue;
    if (code !== DOT || point !== NO_POINT) return NOT_PLAIN;
    point = i;
  }
  if (point === start || point === end - 1 || (point >= 0 && end - point - 1 > MOST_DECIMALS))
    return NOT_PLAIN;
  return bytes[start] === ZERO && length > 1 && point !== start + 1 ? NOT_PLAIN : point;
}

/** Where the digits end that mean something: before the zeros that end the decimals. */
export function significantEnd(bytes: Uint8Array, end: number, point: number): number {
  if (point === NO_POINT) return end;
  let to = end;
  while (to > point + 1 && bytes[to - 1] === ZERO) to--;
  return to === point + 1 ? point : to;
}

/** The digits between two indexes as a number; up to 15 of them are exact. */
export function digitsBetween(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) value = value * 10 + ((bytes[i] ?? 0) - ZERO);
  return value;
}

/** What nothing but digits, as many as a small integer has, say; NOT_PLAIN for any other text. */
export function countBetween(bytes: Uint8Array, start: number, end: number): number {
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
