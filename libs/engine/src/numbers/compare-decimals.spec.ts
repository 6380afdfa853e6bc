import { plainDecimal } from './compare-decimals';

describe('a limit as a plain decimal', () => {
  it.each<[string | number, string | null]>([
    [5, '5'],
    ['5.00', '5'],
    ['-0.50', '-0.5'],
    ['007', '7'],
    ['100', '100'],
    [' 12.5 ', '12.5'],
    ['-0', '0'],
    [-0, '0'],
    ['0.0', '0'],
    [0.1, '0.1'],
    [1e-7, '0.0000001'],
    [-1.5e-7, '-0.00000015'],
    ['999999999999999.999999999999', '999999999999999.999999999999'],
    [1e15, null],
    [1e21, null],
    [1e-13, null],
    [0.1 + 0.2, null],
    ['1e3', null],
    ['1,5', null],
    ['.5', null],
    ['5.', null],
    ['', null],
  ])('%j is %j', (limit, expected) => {
    expect(plainDecimal(limit)).toBe(expected);
  });
});
