const ZERO = 48;
const NINE = 57;
const DOT = 46;
const LONGEST = 15;
const MOST_DECIMALS = 12;

/**
 * Tells plain digits from plain digits with a point, without allocation: -1 for digits alone, else the index
 * of the point; -2 for anything else, numbers with needless leading zeros or more than 15 characters included.
 */
export function pointIn(text: string): number {
  const { length } = text;
  if (length === 0 || length > LONGEST) return -2;
  let point = -1;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code >= ZERO && code <= NINE) continue;
    if (code !== DOT || point >= 0) return -2;
    point = i;
  }
  if (point === 0 || point === length - 1 || (point > 0 && length - point - 1 > MOST_DECIMALS)) return -2;
  return text.charCodeAt(0) === ZERO && length > 1 && point !== 1 ? -2 : point;
}

/** The digits and point without the zeros that end the decimals. */
export function withoutTrailingZeros(text: string, point: number): string {
  let to = text.length;
  while (to > point + 1 && text.charCodeAt(to - 1) === ZERO) to--;
  if (to === point + 1) to = point;
  return to === text.length ? text : text.slice(0, to);
}
