import { retryDelay } from './backoff';

describe('retryDelay', () => {
  it('grows to fifteen seconds and stays there', () => {
    expect([1, 2, 3, 4, 5, 6, 40].map((attempt) => retryDelay(attempt, 0.5))).toEqual([
      1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000,
    ]);
  });

  it('lets chance move a delay by a fifth', () => {
    expect(retryDelay(3, 0)).toBe(3_200);
    expect(retryDelay(3, 1)).toBe(4_800);
  });
});
