import { mixedSums, type LedgerFigures, type Sums } from '@etl-studio/contracts';

import { changedLines, currencyLines } from './currency-lines';

const sums = (currency: string | null, spend: string, records = 1): Sums => {
  return { currency, spend, records, clicks: '0', conversions: '0' };
};
const figures = (...each: Sums[]): LedgerFigures => {
  return { ...mixedSums(each, { clicks: '0', conversions: '0' }), records: each.length };
};

describe('what two imports hold', () => {
  it('stands in one line for each currency', () => {
    const lines = currencyLines('Brand', {
      base: figures(sums('EUR', '10'), sums('USD', '4')),
      target: figures(sums('EUR', '12')),
      delta: figures(sums('EUR', '2', 0), sums('USD', '-4', -1)),
    });
    expect(lines).toMatchObject([
      {
        name: 'Brand',
        currency: 'EUR',
        base: { spend: '10' },
        target: { spend: '12' },
        delta: { spend: '2' },
      },
      { name: 'Brand', currency: 'USD', base: { spend: '4' }, target: null, delta: { spend: '-4' } },
    ]);
  });

  it('is no larger a change for being in a currency of larger numbers', () => {
    const line = (name: string, currency: string, spend: string, records = 0) => {
      return { name, currency, base: null, target: null, delta: sums(currency, spend, records) };
    };
    const changed = changedLines([
      line('a', 'EUR', '2'),
      line('b', 'EUR', '-4'),
      line('c', 'JPY', '9000'),
      line('same', 'EUR', '0'),
      line('rows', 'CHF', '0', 3),
    ]);
    expect(changed.map(({ name, share }) => [name, share])).toEqual([
      ['a', 0.5],
      ['b', 1],
      ['c', 1],
      ['rows', 0],
    ]);
  });
});
