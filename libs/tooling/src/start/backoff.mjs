const firstMs = 1_000;
const longestMs = 30_000;
const healthyMs = 60_000;

/** How long to wait before a program is started again: doubled each time, from new after a minute of health. */
export class Backoff {
  #next = firstMs;

  /** @param {number} livedMs how long the program ran before it ended */
  after(livedMs) {
    if (livedMs >= healthyMs) this.#next = firstMs;
    const delay = this.#next;
    this.#next = Math.min(delay * 2, longestMs);
    return delay;
  }
}
