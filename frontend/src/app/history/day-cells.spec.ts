import type { Slice, SliceHolder } from '@etl-studio/contracts';

import { holdingRuns, monthCells } from './day-cells';

const holder = (runId: string, live: boolean): SliceHolder => ({
  ...{ runId, live, fileName: `${runId}.csv`, mode: 'replace', since: '2026-01-01T00:00:00Z' },
  ...{ revertedAt: null, records: 1, spend: '1', byCurrency: [{ currency: null, spend: '1' }] },
});
const slice = (date: string, channel: string, ...stack: SliceHolder[]): Slice => ({
  ...{ date, channel, campaign: null, stack },
});

const slices = [
  slice('2026-02-02', 'Social', holder('late', true)),
  slice('2026-02-01', 'Social', holder('early', false), holder('late', true)),
  slice('2026-02-01', 'Search', holder('early', true)),
];

describe('the calendar of a dataset', () => {
  it('names the runs that count, by the days that they hold', () => {
    expect(holdingRuns(slices).map(({ runId, letter, days }) => [runId, letter, days])).toEqual([
      ['late', 'A', 2],
      ['early', 'B', 1],
    ]);
  });

  it('puts every day in its week, and says which days nothing counts on', () => {
    const [january, february] = monthCells(
      '2026-02-10',
      2,
      slices,
      holdingRuns(slices),
      new Set(['2026-02-03']),
    );
    expect(january?.first).toBe('2026-01-01');
    expect(january?.weeks[0]?.map((cell) => cell?.day ?? null)).toEqual([
      ...[null, null, null],
      ...['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'],
    ]);
    const days = february?.weeks.flat().filter((cell) => cell !== null) ?? [];
    expect(days).toHaveLength(28);
    expect(
      days.slice(0, 3).map(({ runs, isGap }) => [runs.map(({ letter }) => letter).join(''), isGap]),
    ).toEqual([
      ['AB', false],
      ['A', false],
      ['', true],
    ]);
  });
});
