import type { TimePoint } from '@etl-studio/contracts';

import { axisScale, plotPoints, stackLayers } from './time-points';

const point = (date: string, spend: string): TimePoint => ({
  ...{ date, spend, complete: true, currency: 'EUR', records: 1, clicks: '0', conversions: '0' },
  ...{ key: null, cpc: null, cpa: null },
});

describe('plotPoints', () => {
  it('puts the days compared with at the same place, and leaves days without data open', () => {
    const points = plotPoints(
      { from: '2026-03-01', to: '2026-03-03' },
      { from: '2026-02-26', to: '2026-02-28' },
      'day',
      [point('2026-03-01', '1.5'), point('2026-03-03', '0')],
      [point('2026-02-27', '4')],
    );
    expect(points.map(({ date, spend, before }) => [date, spend, before?.date, before?.spend])).toEqual([
      ['2026-03-01', '1.5', '2026-02-26', null],
      ['2026-03-02', null, '2026-02-27', '4'],
      ['2026-03-03', '0', '2026-02-28', null],
    ]);
  });

  it('has no counterpart without a comparison', () => {
    const range = { from: '2026-03-02', to: '2026-03-15' };
    expect(plotPoints(range, null, 'week', [], []).map(({ date, before }) => [date, before])).toEqual([
      ['2026-03-02', null],
      ['2026-03-09', null],
    ]);
  });
});

describe('stackLayers', () => {
  it('puts the largest channel first and what has no name last, with open places where nothing is', () => {
    const range = { from: '2026-03-01', to: '2026-03-02' };
    const of = (key: string | null, date: string, spend: string) => ({ ...point(date, spend), key });
    expect(
      stackLayers(range, 'day', [
        of(null, '2026-03-01', '900'),
        of('Email', '2026-03-01', '1'),
        of('Social', '2026-03-01', '5'),
        of('Social', '2026-03-02', '7.5'),
      ]),
    ).toEqual([
      { channel: 'Social', spends: ['5', '7.5'] },
      { channel: 'Email', spends: ['1', null] },
      { channel: null, spends: ['900', null] },
    ]);
  });
});

describe('axisScale', () => {
  it.each([
    [9100, 10_000, 2500],
    [0, 1, 0.25],
    [100, 100, 25],
    [0.037, 0.04, 0.01],
  ])('reaches over %d to %d in steps of %d', (most, max, step) => {
    const scale = axisScale(most);
    expect(scale.max).toBeCloseTo(max, 10);
    expect(scale.step).toBeCloseTo(step, 10);
  });
});
