import type { RunErrorCode } from '@etl-studio/contracts';
import { retryDelay, retryPolicy } from './retry-delay';

describe('retryDelay', () => {
  const delaysOf = (code: RunErrorCode, luck: number): number[] => {
    const policy = retryPolicy(code);
    const failures = Array.from({ length: policy.attempts - 1 }, (_, index) => index + 1);
    return failures.map((count) => retryDelay(count, policy, () => luck));
  };

  it('grows fourfold up to five minutes', () => {
    expect(delaysOf('storage_unavailable', 0)).toEqual([5, 20, 80, 300, 300]);
  });

  it('stays below half a minute where the database was away, which has answered since', () => {
    expect(delaysOf('database_unavailable', 0).slice(0, 4)).toEqual([5, 20, 30, 30]);
  });

  it('is shortened by at most a fifth', () => {
    expect(delaysOf('internal_error', 1)[0]).toBe(4);
  });

  it.each(['storage_unavailable', 'database_unavailable'] as const)(
    'outlasts five minutes of %s before the run is set aside',
    (code) => {
      const waited = delaysOf(code, 1).reduce((sum, delay) => sum + delay, 0);
      expect(waited).toBeGreaterThan(300);
    },
  );
});
