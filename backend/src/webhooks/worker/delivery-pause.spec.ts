import { pauseAfter } from './delivery-pause';

describe('pauseAfter', () => {
  it('grows with every try and ends after about a day', () => {
    const pauses = Array.from({ length: 9 }, (_, n) => pauseAfter(n + 1, 0.5) ?? Number.NaN);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(pauses[0]).toBe(5);
    const hours = pauses.reduce((sum, pause) => sum + pause, 0) / 3600;
    expect(hours).toBeGreaterThan(20);
    expect(hours).toBeLessThan(26);
    expect(pauseAfter(10)).toBeNull();
  });

  it('varies by a fifth', () => {
    expect([pauseAfter(1, 0), pauseAfter(1, 1)]).toEqual([4, 6]);
  });
});
