import { fractionOf, wholeOf } from './decimal-parts';

const PLAIN = /^-?\d{1,15}(?:\.\d{1,12})?$/;

/** A limit that a rule gives as number or decimal string, as a plain decimal; null where it is none. */
export function plainDecimal(limit: string | number): string | null {
  const text = String(limit).trim();
  return PLAIN.test(text) ? text : null;
}

/** Negative, zero or positive as `a` is below, equal to or above `b`; exact. */
export function compareDecimals(a: string, b: string): number {
  return comparedTo(b)(a);
}

/** Compares plain decimals with one limit, which is taken apart once. */
export function comparedTo(limit: string): (value: string) => number {
  const whole = wholeOf(limit);
  const fraction = fractionOf(limit);
  return (value) => wholeOf(value) - whole || fractionOf(value) - fraction;
}
