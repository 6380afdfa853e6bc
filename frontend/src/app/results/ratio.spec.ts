import { ratio } from './ratio';

describe('ratio', () => {
  it.each([
    ['10', '4', '2.50'],
    ['1', '3', '0.33'],
    ['2', '3', '0.67'],
    ['0.005', '1', '0.01'],
    ['-0.005', '1', '-0.01'],
    ['-0.001', '1', '0.00'],
    ['170840.14', '104566', '1.63'],
    ['999999999999999.999999999999', '1', '1000000000000000.00'],
  ])('%s / %s = %s', (dividend, divisor, expected) => expect(ratio(dividend, divisor)).toBe(expected));

  it('knows no ratio to nothing', () => {
    expect(ratio('1', '0')).toBeNull();
    expect(ratio('1', '0.000')).toBeNull();
    expect(ratio('', '1')).toBeNull();
  });
});
