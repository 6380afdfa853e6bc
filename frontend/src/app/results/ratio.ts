const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/;

/** A plain decimal as an integer of `scale` digits after the point. */
function scaled(value: string, scale: number): bigint | null {
  const match = PLAIN.exec(value);
  if (!match) return null;
  const [, sign = '', whole = '0', fraction = ''] = match;
  if (fraction.length > scale) return null;
  const digits = BigInt(whole + fraction.padEnd(scale, '0'));
  return sign === '-' ? -digits : digits;
}

/**
 * `dividend / divisor` as a decimal string, rounded half away from zero to `digits` after the point; both are
 * plain decimals with at most 12. Null where a value is none, or the divisor is zero.
 */
export function ratio(dividend: string, divisor: string, digits = 2): string | null {
  const [top, bottom] = [scaled(dividend, 12), scaled(divisor, 12)];
  if (top === null || bottom === null || bottom === 0n) return null;
  const negative = top < 0n !== bottom < 0n;
  const [above, below] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
  const rounded = (above * 10n ** BigInt(digits) * 2n + below) / (below * 2n);
  const text = rounded.toString().padStart(digits + 1, '0');
  const point = text.length - digits;
  const sign = negative && rounded !== 0n ? '-' : '';
  return digits === 0 ? sign + text : `${sign}${text.slice(0, point)}.${text.slice(point)}`;
}

/** `minuend - subtrahend`, exact; both are plain decimals with at most 12 digits after the point. */
export function difference(minuend: string, subtrahend: string): string {
  const [left, right] = [scaled(minuend, 12), scaled(subtrahend, 12)];
  if (left === null || right === null) throw new RangeError(`No plain decimals: ${minuend}, ${subtrahend}`);
  const units = left - right;
  const digits = (units < 0n ? -units : units).toString().padStart(13, '0');
  const fraction = digits.slice(-12).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -12)}${fraction && `.${fraction}`}`;
}
