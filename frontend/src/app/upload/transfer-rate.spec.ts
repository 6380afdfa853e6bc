import { TransferRate } from './transfer-rate';

describe('TransferRate', () => {
  it('is unknown until two points are known', () => {
    expect(new TransferRate().after(0, 0)).toBeNull();
  });

  it('is bytes per second', () => {
    const rate = new TransferRate();
    rate.after(0, 0);
    expect(rate.after(500_000, 500)).toBe(1_000_000);
  });

  it('follows a change of speed smoothly', () => {
    const rate = new TransferRate();
    rate.after(0, 0);
    rate.after(1_000_000, 1_000);
    const slower = rate.after(1_100_000, 2_000)!;
    expect(slower).toBeLessThan(1_000_000);
    expect(slower).toBeGreaterThan(100_000);
  });

  it('does not divide by a time that has not passed', () => {
    const rate = new TransferRate();
    rate.after(0, 0);
    rate.after(1_000, 1_000);
    expect(rate.after(2_000, 1_000)).toBe(1_000);
  });
});
