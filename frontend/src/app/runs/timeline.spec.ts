import type { Run, RunAttempt } from '@etl-studio/contracts';

import { amongAttempts, NOTHING_SEEN, seeLink, seeRun, timeline, type TimelineWords } from './timeline';

const running = (processedRows: number, invalid = 0) =>
  ({
    status: 'RUNNING',
    processedRows,
    topErrors: invalid ? [{ code: 'invalid_number', field: 'spend', count: invalid, sampleRow: 3 }] : [],
  }) as unknown as Run;
const words: TimelineWords = {
  rows: String,
  errors: ({ code }, more) => `+${more} ${code}`,
  lost: () => 'lost',
  resumed: (ms) => `resumed after ${ms}`,
};

describe('seeRun', () => {
  it('tells progress every three seconds, not every state', () => {
    let seen = seeRun(NOTHING_SEEN, running(100), 10_000, words);
    seen = seeRun(seen, running(200), 11_000, words);
    seen = seeRun(seen, running(400), 13_000, words);
    expect(seen.lines.map(({ text }) => text)).toEqual(['100', '400']);
  });

  it('tells nothing where nothing moved', () => {
    const seen = seeRun(NOTHING_SEEN, running(100), 10_000, words);
    expect(seeRun(seen, running(100), 20_000, words).lines).toHaveLength(1);
  });

  it('tells what was set aside since it was told last', () => {
    const first = seeRun(NOTHING_SEEN, running(100, 4), 10_000, words);
    const next = seeRun(first, running(200, 45), 14_000, words);
    expect(seeRun(next, running(300, 45), 18_000, words).lines.map(({ text }) => text)).toEqual([
      '+4 invalid_number',
      '100',
      '+41 invalid_number',
      '200',
      '300',
    ]);
  });

  it('counts from the start again in the next attempt', () => {
    const first = seeRun(NOTHING_SEEN, running(100), 10_000, words);
    const restarted = seeRun(first, running(0), 20_000, words);
    expect(seeRun(restarted, running(50), 24_000, words).lines.map(({ text }) => text)).toEqual([
      '100',
      '50',
    ]);
  });
});

describe('seeLink', () => {
  it('tells a break and its end once, and no ordinary start', () => {
    const link = (kind: 'live' | 'reconnecting' | 'polling', since: number) => ({ kind, since });
    const seen = [
      link('live', 0),
      link('reconnecting', 1_000),
      link('polling', 31_000),
      link('live', 33_000),
      link('live', 34_000),
    ].reduce((before, each) => seeLink(before, each, words), NOTHING_SEEN);
    expect(seen.lines.map(({ text }) => text)).toEqual(['lost', 'resumed after 32000']);
  });
});

describe('timeline', () => {
  it('merges by time, newest first', () => {
    const entry = (at: string, event: string) => ({ at, event, text: '' });
    const log = [entry('2026-09-03T14:00:00Z', 'queued'), entry('2026-09-03T14:00:09Z', 'ended')];
    const seen = { ...NOTHING_SEEN, lines: [entry('2026-09-03T14:00:05Z', 'progress')] };
    expect(timeline(log, seen).map(({ event }) => event)).toEqual(['ended', 'progress', 'queued']);
  });
});

describe('amongAttempts', () => {
  const attempt = (number: number, finishedAt: string | null) => ({ number, finishedAt }) as RunAttempt;
  const line = (at: string) => ({ at, event: 'progress', text: '' });

  it('puts the attempt that goes on above everything, and others where they ended', () => {
    const lines = ['2026-03-01T14:00:09Z', '2026-03-01T14:00:05Z', '2026-03-01T14:00:01Z'].map(line);
    const items = amongAttempts(lines, [attempt(2, null), attempt(1, '2026-03-01T14:00:05Z')]);
    expect(items.map((item) => item.attempt?.number ?? item.line?.at)).toEqual([
      2,
      '2026-03-01T14:00:09Z',
      1,
      '2026-03-01T14:00:05Z',
      '2026-03-01T14:00:01Z',
    ]);
  });
});
