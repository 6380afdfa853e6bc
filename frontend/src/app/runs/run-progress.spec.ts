import { type Pace, barSegments, nextPace, passedQuarter, secondsLeft, shareDone } from './run-progress';

const seen = (processedRows: number, attemptCount = 1) => ({
  processedRows,
  attemptCount,
  totalRows: 100_000,
});

function follow(rowsPerSecond: number, seconds: number, start: Pace | null = null): Pace {
  let pace = start ?? nextPace(null, seen(0), 0);
  const from = pace.lastAt;
  const rows = pace.lastRows;
  for (let second = 1; second <= seconds; second += 1) {
    pace = nextPace(pace, seen(rows + second * rowsPerSecond), from + second * 1_000);
  }
  return pace;
}

describe('nextPace', () => {
  it('finds a steady rate at once and keeps it', () => {
    expect(follow(1_000, 1).rate).toBeCloseTo(1_000);
    expect(follow(1_000, 20).rate).toBeCloseTo(1_000);
  });

  it('moves towards a new rate over about ten seconds', () => {
    const slowed = follow(100, 10, follow(1_000, 10));
    expect(slowed.rate).toBeGreaterThan(100);
    expect(slowed.rate).toBeLessThan(500);
    expect(slowed.peak).toBeCloseTo(1_000);
  });

  it('is the mean of the first seconds, however slow the first of them was', () => {
    const begun = follow(100, 1);
    expect(follow(1_000, 4, begun).rate).toBeCloseTo((100 + 4 * 1_000) / 5);
  });

  it('starts anew with the next attempt and keeps the peak', () => {
    const pace = nextPace(follow(1_000, 10), seen(0, 2), 11_000);
    expect(pace).toMatchObject({ rate: 0, samples: 0, attempt: 2 });
    expect(pace.peak).toBeCloseTo(1_000);
  });

  it('ignores a second sample of the same moment', () => {
    const pace = follow(1_000, 3);
    expect(nextPace(pace, seen(9_999), pace.lastAt)).toBe(pace);
  });
});

describe('secondsLeft', () => {
  it('estimates nothing before five seconds and three samples', () => {
    expect(secondsLeft(follow(1_000, 4), seen(4_000))).toBeNull();
    expect(secondsLeft(follow(1_000, 5), seen(5_000))).toBe(95);
  });

  it('rounds to five seconds, and to minutes above two', () => {
    expect(secondsLeft(follow(1_790, 10), seen(62_400))).toBe(20);
    expect(secondsLeft(follow(100, 10), seen(1_000))).toBe(17 * 60);
  });

  it('never says that nothing is left', () => {
    expect(secondsLeft(follow(1_000, 10), seen(100_000))).toBe(5);
  });

  it('says nothing where nothing moves', () => {
    expect(secondsLeft(follow(0, 10), seen(0))).toBeNull();
  });
});

describe('shareDone', () => {
  const run = { status: 'RUNNING' as const, totalRows: 1_000, processedRows: 624, progressPercent: 62 };

  it('is what was read of the file', () => {
    expect(shareDone(run)).toBe(0.624);
    expect(shareDone({ ...run, totalRows: 0 })).toBe(0.62);
  });

  it('is whole only when the run has succeeded', () => {
    expect(shareDone({ ...run, processedRows: 1_000 })).toBe(0.999);
    expect(shareDone({ ...run, status: 'SUCCEEDED' })).toBe(1);
    expect(shareDone({ ...run, status: 'REVERTED' })).toBe(1);
  });
});

describe('barSegments', () => {
  it('splits what was read into imported and rejected rows', () => {
    const run = { totalRows: 100_000, processedRows: 62_400, validRows: 61_600, invalidRows: 800 };
    expect(barSegments(run)).toEqual({ imported: 61.6, errors: 0.8 });
  });

  it('is empty for a file without rows', () => {
    expect(barSegments({ totalRows: 0, processedRows: 0, validRows: 0, invalidRows: 0 })).toEqual({
      imported: 0,
      errors: 0,
    });
  });
});

describe('passedQuarter', () => {
  it.each([
    [10, 24.9, null],
    [24, 25, 25],
    [10, 80, 75],
    [75, 90, null],
  ])('between %i and %d percent it is %s', (before, now, quarter) =>
    expect(passedQuarter(before, now)).toBe(quarter),
  );
});
