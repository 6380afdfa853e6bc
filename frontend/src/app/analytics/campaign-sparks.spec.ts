import type { TimePoint } from '@etl-studio/contracts';

import { namesThatFit, sparkRange, sparksOf } from './campaign-sparks';

const point = (key: string | null, date: string, spend: string): TimePoint => ({
  ...{ key, date, spend, complete: true, currency: 'EUR', records: 1, clicks: '1', conversions: '0' },
  ...{ cpc: null, cpa: null },
});

describe('the days of campaigns', () => {
  it('are the last thirty up to the end of the range', () => {
    expect(sparkRange({ from: '2026-01-01', to: '2026-03-31' })).toEqual({
      from: '2026-03-02',
      to: '2026-03-31',
    });
  });

  it('are asked for as many names as an address has room for, the first ones', () => {
    expect(namesThatFit(['Brand', 'Sale'])).toEqual(['Brand', 'Sale']);
    expect(namesThatFit(['Brand', 'é'.repeat(2_000), 'Sale'])).toEqual(['Brand']);
  });

  it('have a place each, empty where nothing counts, and none for what is not named', () => {
    const range = { from: '2026-03-01', to: '2026-03-03' };
    const points = [
      point('Brand', '2026-03-01', '2.5'),
      point('Sale', '2026-03-02', '1'),
      point('Brand', '2026-03-03', '4'),
      point(null, '2026-03-03', '9'),
      point('Brand', '2026-02-28', '9'),
    ];
    expect([...sparksOf(range, points)]).toEqual([
      ['Brand', [2.5, null, 4]],
      ['Sale', [null, 1, null]],
    ]);
  });
});
