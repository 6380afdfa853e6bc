import { Amount } from './amount';

describe('an amount', () => {
  it.each([
    '0',
    '12',
    '12.5',
    '-3',
    '-0.5',
    '-12.05',
    '0.000000000001',
    '-0.000000000001',
    '999999999999999.999999999999',
    '-999999999999999.999999999999',
  ])('says %s as it was said', (plain) => {
    expect(Amount.of(plain).toString()).toBe(plain);
  });

  it.each([
    ['12.50', '12.5'],
    ['12.00', '12'],
    ['-0.100', '-0.1'],
    ['100', '100'],
  ])('says %s without the zeros that end it', (written, plain) => {
    expect(Amount.of(written).toString()).toBe(plain);
  });

  it.each<[string, boolean]>([
    ['0', false],
    ['0.5', false],
    ['-0.5', true],
    ['-1', true],
  ])('knows whether %s is below zero', (plain, below) => {
    expect(Amount.of(plain).isNegative).toBe(below);
  });

  it('has its decimals in units that all amounts share', () => {
    expect(Amount.of('1.5').fractionUnits).toBe(5e11);
    expect(Amount.of('-1.000000000003').fractionUnits).toBe(-3);
  });
});
