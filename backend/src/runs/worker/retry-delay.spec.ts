import { retryDelay, TRANSIENT_ATTEMPTS } from './retry-delay';

describe('retryDelay', () => {
  it('grows fourfold up to five minutes', () => {
    const delays = [1, 2, 3, 4, 5].map((failures) => retryDelay(failures, () => 0));
    expect(delays).toEqual([5, 20, 80, 300, 300]);
  });

  it('is shortened by at most a fifth', () => {
    expect(retryDelay(1, () => 1)).toBe(4);
  });

  it('outlasts a five-minute outage before the run is set aside', () => {
    let waited = 0;
    for (let failures = 1; failures < TRANSIENT_ATTEMPTS; failures++) waited += retryDelay(failures, () => 1);
    expect(waited).toBeGreaterThan(300);
  });
});
