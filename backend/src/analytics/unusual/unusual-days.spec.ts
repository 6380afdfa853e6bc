import type { SeriesDay } from './days-around';
import { unusualDays } from './unusual-days';

const DAY_MS = 86_400_000;
const dateOf = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * DAY_MS).toISOString().slice(0, 10);
const series = (length: number, valueOf: (n: number) => number): SeriesDay[] =>
  Array.from({ length }, (_, n) => ({ date: dateOf(n), value: valueOf(n) }));
const found = (days: SeriesDay[]) => unusualDays(days, '2026-01-01', '2027-12-31');

/** Numbers in [0,1) that are the same in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  const next = () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
  // The first numbers of a small seed are small themselves: as noise, days five deviations off.
  for (let n = 0; n < 3; n++) next();
  return next;
}
function noiseOf(seed: number): () => number {
  const next = randomNumbers(seed);
  return () => Math.sqrt(-2 * Math.log(next() || 1e-9)) * Math.cos(2 * Math.PI * next());
}

describe('unusual days', () => {
  it('are planted spikes and gaps, and nothing else, in a series with a weekly season', () => {
    const noise = noiseOf(7);
    const planted = new Map([[30, 3], [61, 0.1], [75, 2.5]]); // prettier-ignore
    const days = series(98, (n) => (n % 7 < 2 ? 400 : 1000) * (1 + 0.06 * noise()) * (planted.get(n) ?? 1));
    expect(found(days).map(({ date, score }) => [date, score > 0])).toEqual([
      [dateOf(30), true],
      [dateOf(61), false],
      [dateOf(75), true],
    ]);
  });

  it('are hardly ever seen in quiet noise', () => {
    let alarms = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const noise = noiseOf(seed);
      alarms += found(series(90, (n) => (n % 7 < 2 ? 300 : 900) + 80 * noise())).length;
    }
    // Of 1,800 quiet days.
    expect(alarms).toBeLessThanOrEqual(3);
  });

  it('know a weekday from the others: a working day’s spend on a Sunday is unusual', () => {
    const days = series(70, (n) => (n % 7 === 3 && n !== 45 ? 10 : 100 + (n % 3)));
    expect(found(days)).toMatchObject([{ date: dateOf(45), expected: 10, sameWeekday: true }]);
  });

  it('take a flat series for what it is', () => {
    expect(found(series(30, () => 50))).toEqual([]);
    expect(found(series(30, (n) => (n === 12 ? 51 : 50)))).toEqual([]);
    expect(found(series(30, (n) => (n === 12 ? 90 : 50)))).toMatchObject([
      { date: dateOf(12), expected: 50 },
    ]);
    expect(found(series(30, (n) => (n === 12 ? 5 : 0)))).toMatchObject([{ date: dateOf(12), score: 99 }]);
  });

  it('are told from four days on, the tested one left out of what is expected', () => {
    expect(found(series(3, (n) => (n === 2 ? 1000 : 10)))).toEqual([]);
    expect(found(series(4, (n) => (n === 3 ? 1000 : 10)))).toMatchObject([
      { date: dateOf(3), expected: 10, learnedFrom: 3, sameWeekday: false },
    ]);
  });

  it('are only those of the range; days around it are learned from', () => {
    const days = series(60, (n) => (n === 20 || n === 40 ? 500 : 50 + (n % 2)));
    expect(unusualDays(days, dateOf(30), dateOf(50)).map(({ date }) => date)).toEqual([dateOf(40)]);
  });
});
