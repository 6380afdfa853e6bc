import { Amount } from './amount';

const PLAIN = /^-?\d{1,15}(?:\.\d{1,12})?$/;
const SMALL = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/;

/**
 * A limit that a rule gives as number or decimal string, as a plain decimal without needless zeros; null where it is
 * none. Exact: a number is what its shortest decimal form says.
 */
export function plainDecimal(limit: string | number): string | null {
  const text = typeof limit === 'number' ? withoutExponent(String(limit)) : limit.trim();
  return PLAIN.test(text) ? withoutZeros(text) : null;
}

/** Negative, zero or positive as `a` is below, equal to or above `b`; exact. */
export function compareDecimals(a: string, b: string): number {
  return comparedTo(b)(a);
}

/** Compares plain decimals with one limit, which is taken apart once. */
export function comparedTo(limit: string): (value: string) => number {
  const { whole, fractionUnits } = Amount.of(limit);
  return (value) => {
    const amount = Amount.of(value);
    return amount.whole - whole || amount.fractionUnits - fractionUnits;
  };
}

// Numbers below 0.000001 are written like 1.5e-7.
function withoutExponent(text: string): string {
  const [, sign = '', first = '', rest = '', places = '0'] = SMALL.exec(text) ?? [];
  return first === '' ? text : `${sign}0.${'0'.repeat(Number(places) - 1)}${first}${rest}`;
}

function withoutZeros(decimal: string): string {
  const lead = decimal.replace(/^(-?)0+(?=\d)/, '$1');
  const plain = lead.includes('.') ? lead.replace(/\.?0+$/, '') : lead;
  return plain === '-0' ? '0' : plain;
}
