/** Seconds after which an old speed has lost about two thirds of its weight. */
const MEMORY_SECONDS = 3;

/** Bytes per second of a transfer, smoothed, from how much had been sent at which time (ms). */
export class TransferRate {
  private last: { at: number; sent: number } | null = null;
  private rate: number | null = null;

  /** The speed after `sent` bytes at `at`; null until two points are known. */
  after(sent: number, at: number): number | null {
    const { last } = this;
    if (last && at <= last.at) return this.rate;
    if (last) {
      const seconds = (at - last.at) / 1000;
      const now = (sent - last.sent) / seconds;
      const weight = 1 - Math.exp(-seconds / MEMORY_SECONDS);
      this.rate = this.rate === null ? now : this.rate + weight * (now - this.rate);
    }
    this.last = { at, sent };
    return this.rate;
  }
}
