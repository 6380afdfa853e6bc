import { questionParams, viewOf } from './analytics-query';
import { firstRange, presetRange } from './range-presets';

describe('viewOf', () => {
  it('reads days, and a preset only where the days cannot be', () => {
    expect(viewOf({ from: '2026-09-01', to: '2026-09-30', range: '7d' }).range).toEqual({
      from: '2026-09-01',
      to: '2026-09-30',
    });
    expect(viewOf({ from: '2026-09-31', to: '2026-10-02', range: '7d' }).range).toBe('7d');
    expect(viewOf({ from: '2026-10-02', to: '2026-09-01' }).range).toBeNull();
  });

  it('leaves what it does not know at its default', () => {
    expect(viewOf({ cmp: 'decade', grain: 'hour', why: 'profit', range: '5d' })).toEqual({
      datasetId: null,
      range: null,
      compareWith: 'prev',
      channels: [],
      grain: null,
      stacked: false,
      currency: null,
      showsDismissed: false,
      question: null,
    });
  });

  it('reads back the question that it writes', () => {
    const question = { metric: 'spend', day: '2026-09-20', channel: 'Social', campaign: null } as const;
    const params = Object.fromEntries(
      Object.entries(questionParams(question)).map(([name, value]) => [name, value ?? undefined]),
    );
    expect(viewOf(params).question).toEqual(question);
  });
});

describe('ranges', () => {
  const data = { from: '2026-01-03', to: '2026-09-24' };

  it.each([
    ['7d', '2026-11-22', '2026-11-28'],
    ['last-month', '2026-10-01', '2026-10-31'],
    ['quarter', '2026-10-01', '2026-11-28'],
    ['year', '2026-01-01', '2026-11-28'],
    ['all', '2026-01-03', '2026-09-24'],
  ] as const)('%s is %s to %s', (preset, from, to) => {
    expect(presetRange(preset, '2026-11-28', data)).toEqual({ from, to });
  });

  it('begins with the last 30 days that there are, or all where they are fewer', () => {
    expect(firstRange(data)).toEqual({ from: '2026-08-26', to: '2026-09-24' });
    expect(firstRange({ from: '2026-09-20', to: '2026-09-24' })).toEqual({
      from: '2026-09-20',
      to: '2026-09-24',
    });
    expect(firstRange(null)).toBeNull();
  });
});
