const MINUS = 45;
const DOT = 46;
const ZERO = 48;
const FRACTION_DIGITS = 12;
/** What digits after the point count in units of 10⁻¹², by how many there are. */
export const FRACTION_UNITS: readonly number[] = Array.from(
  { length: FRACTION_DIGITS + 1 },
  (_, digits) => 10 ** (FRACTION_DIGITS - digits),
);

/** The whole part of a plain decimal of up to 15 digits, signed. Exact. */
export function wholeOf(value: string): number {
  const negative = value.charCodeAt(0) === MINUS;
  let whole = 0;
  for (let i = negative ? 1 : 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code === DOT) break;
    whole = whole * 10 + (code - ZERO);
  }
  return negative ? -whole : whole;
}

/** The part after the point of a plain decimal of up to 12 decimals, in units of 10⁻¹², signed. Exact. */
export function fractionOf(value: string): number {
  const { length } = value;
  let i = 0;
  while (i < length && value.charCodeAt(i) !== DOT) i++;
  if (i === length) return 0;
  let fraction = 0;
  const digits = length - i - 1;
  for (i++; i < length; i++) fraction = fraction * 10 + (value.charCodeAt(i) - ZERO);
  fraction *= FRACTION_UNITS[digits] ?? 1;
  return value.charCodeAt(0) === MINUS ? -fraction : fraction;
}
