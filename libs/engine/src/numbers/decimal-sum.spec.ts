import fc from 'fast-check';
import { compareDecimals } from './compare-decimals';
import { DecimalSum } from './decimal-sum';

function sumOf(values: string[]): string {
  const sum = new DecimalSum();
  for (const value of values) sum.add(value);
  return sum.toString();
}

describe('an exact sum', () => {
  it('does not round as floats do', () => {
    expect(sumOf(['0.1', '0.2'])).toBe('0.3');
    expect(sumOf(['1.429999948', '1.820000023', '-0.25'])).toBe('2.999999971');
  });

  it('is zero without values', () => {
    expect(sumOf([])).toBe('0');
  });

  it('stays exact far beyond safe integers', () => {
    expect(sumOf(Array.from({ length: 10_000 }, () => '999999999999999.999999999999'))).toBe(
      '9999999999999999999.99999999',
    );
  });

  const decimal = fc
    .tuple(fc.bigInt({ min: -(10n ** 15n - 1n), max: 10n ** 15n - 1n }), fc.integer({ min: 1, max: 999 }))
    .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(3, '0').replace(/0+$/, '')}`)
    .filter((text) => !text.startsWith('0.'));

  it('agrees with integers of arbitrary size', () => {
    fc.assert(
      fc.property(fc.array(decimal, { maxLength: 50 }), (values) => {
        const thousandths = (text: string) => {
          const [whole = '0', fraction = ''] = text.split('.');
          return BigInt(whole + fraction.padEnd(3, '0'));
        };
        const expected = values.reduce((sum, text) => sum + thousandths(text), 0n);
        expect(thousandths(sumOf(values))).toBe(expected);
      }),
    );
  });

  it.each([
    ['1.5', '1.50000000001', -1],
    ['-0.5', '0', -1],
    ['-2', '-1.5', -1],
    ['10', '9.999', 1],
    ['3', '3', 0],
  ])('compares %s and %s', (a, b, sign) => {
    expect(Math.sign(compareDecimals(a, b))).toBe(sign);
  });
});

describe('a sum of sums', () => {
  it('is exact beyond what one amount may have', () => {
    const sum = new DecimalSum();
    for (const part of ['99999999999999999999.999999999999', '-0.5', '-12', '0.000000000001', '7'])
      sum.addSum(part);
    expect(sum.toString()).toBe('99999999999999999994.5');
  });
});
