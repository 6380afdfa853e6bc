import type { ColumnInfo } from '@etl-studio/contracts';

import { currencyOf } from './currency';

const column = (name: string, ...samples: string[]): ColumnInfo => ({
  index: 0,
  name,
  type: 'category',
  empty: 0,
  distinct: samples.length,
  samples,
});

describe('currencyOf', () => {
  it.each([
    ['the same in every row by the mapping', { currency: { constant: 'eur' } }, 'EUR'],
    ['the only value of its column', { currency: { source: 'Währungscode' } }, 'EUR'],
    ['one of several', { currency: { source: 'Mixed' } }, null],
    ['not a code', { currency: { constant: 'euros' } }, null],
    ['not mapped', {}, null],
  ])('is known where it is %s', (_, mapping, code) => {
    const columns = [column('Währungscode', 'EUR'), column('Mixed', 'EUR', 'USD')];
    expect(currencyOf(mapping, columns)).toBe(code);
  });
});
