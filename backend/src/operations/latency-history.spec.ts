import type { TimedCheck } from '@etl-studio/contracts';
import { LatencyHistory } from './latency-history';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 2, 1, 12, 0, 20);
const up = (millis: number): TimedCheck => ({ status: 'up', millis });

describe('LatencyHistory', () => {
  it('has a place for each of the last sixty minutes, the newest last', () => {
    const history = new LatencyHistory();
    history.note(NOW - 59 * MINUTE, { database: up(3) });
    history.note(NOW, { database: up(5), redis: up(1) });
    const { database, redis } = history.upTo(NOW);
    expect(database).toEqual([3, ...Array<null>(58).fill(null), 5]);
    expect(redis).toEqual([...Array<null>(59).fill(null), 1]);
  });

  it('keeps the last of a minute, and no time of what did not answer', () => {
    const history = new LatencyHistory();
    history.note(NOW, { database: up(3) });
    history.note(NOW + 10_000, { database: up(4) });
    history.note(NOW + MINUTE, { database: { status: 'down', millis: 2000 } });
    expect(history.upTo(NOW + MINUTE).database?.slice(-2)).toEqual([4, null]);
  });

  it('forgets what is older than an hour', () => {
    const history = new LatencyHistory();
    history.note(NOW - 60 * MINUTE, { storage: up(9) });
    history.note(NOW, { database: up(1) });
    expect(Object.keys(history.upTo(NOW))).toEqual(['database']);
  });
});
