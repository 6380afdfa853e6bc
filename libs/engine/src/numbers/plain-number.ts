const ZERO = 48;
const NINE = 57;
const DOT = 46;
const LONGEST = 15;
const MOST_DECIMALS = 12;

/** There is no point in the digits. */
export const NO_POINT = -1;
/** The text is anything but digits and a point. */
export const NOT_PLAIN = -2;

/**
 * Tells plain digits, and plain digits with a point, in a part of a text, without allocation: the index of the point,
 * NO_POINT, or NOT_PLAIN. Needless leading zeros, more than 15 characters or 12 decimals are not plain.
 */
export function pointBetween(text: string, start: number, end: number): number {
  const length = end - start;
  if (length === 0 || length > LONGEST) return NOT_PLAIN;
  let point = NO_POINT;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code >= ZERO && code <= NINE) continue;
    if (code !== DOT || point !== NO_POINT) return NOT_PLAIN;
    point = i;
  }
  if (point === start || point === end - 1 || (point >= 0 && end - point - 1 > MOST_DECIMALS)) return NOT_PLAIN;
  return text.charCodeAt(start) === ZERO && length > 1 && point !== start + 1 ? NOT_PLAIN : point;
}

/** The digits and point between two indexes, without the zeros that end the decimals. */
export function plainBetween(text: string, start: number, end: number, point: number): string {
  let to = end;
  if (point !== NO_POINT) {
    while (to > point + 1 && text.charCodeAt(to - 1) === ZERO) to--;
    if (to === point + 1) to = point;
  }
  return text.slice(start, to);
}

/** The digits between two indexes as a number; up to 15 of them are exact. */
export function digitsBetween(text: string, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) value = value * 10 + (text.charCodeAt(i) - ZERO);
  return value;
}
