import type { Run } from '@etl-studio/contracts';

import { NOTHING_SEEN, seeLink, seeRun, timeline } from './timeline';

const running = (processedRows: number) => ({ status: 'RUNNING', processedRows }) as Run;
const words = String;
const linkWords = (kind: string) => kind;

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
    const link = (kind: 'live' | 'reconnecting' | 'polling') => ({ kind, since: 0 });
    const seen = [link('live'), link('reconnecting'), link('polling'), link('live'), link('live')].reduce(
      (before, each) => seeLink(before, each, linkWords),
      NOTHING_SEEN,
    );
    expect(seen.lines.map(({ text }) => text)).toEqual(['lost', 'resumed']);
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
