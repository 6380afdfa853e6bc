import type { TopError } from '@etl-studio/contracts';

import { nextGains, type RecentGains } from './recent-gains';

const errors = (dates: number, numbers = 0): TopError[] => [
  { code: 'invalid_date', field: 'date', count: dates, sampleRow: 1 },
  { code: 'invalid_number', field: 'spend', count: numbers, sampleRow: 1 },
];

/** What is told after each of these states, a beat of 200 ms apart. */
const told = (states: TopError[][]) => {
  let gains: RecentGains | null = null;
  return states.map((state, beat) => {
    gains = nextGains(gains, state, beat * 200);
    return Object.fromEntries(gains.gained);
  });
};

describe('nextGains', () => {
  it('takes what it finds first for no gain', () => {
    expect(told([errors(7)])).toEqual([{}]);
  });

  it('tells after three seconds what came in, and the same until the next three are over', () => {
    const states = Array.from({ length: 31 }, (_, beat) => errors(beat, beat > 20 ? beat : 0));
    const gains = told(states);
    expect(gains.slice(0, 15)).toEqual(Array(15).fill({}));
    expect(gains.slice(15, 30)).toEqual(Array(15).fill({ 'invalid_date date': 15 }));
    expect(gains[30]).toEqual({ 'invalid_date date': 15, 'invalid_number spend': 30 });
  });

  it('tells of no loss when an attempt begins anew', () => {
    const states = Array.from({ length: 16 }, (_, beat) => errors(beat < 10 ? 100 : 1));
    expect(told(states).at(-1)).toEqual({});
  });
});
