/** Seeded random numbers (mulberry32): the same seed gives the same numbers everywhere. */
export class Random {
  /** @param {number} seed */
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** At least 0, below 1. */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number of at least 0, below `count`. */
  below(count) {
    return Math.floor(this.next() * count);
  }

  /** A whole number from `least` to `most`. */
  between(least, most) {
    return least + this.below(most - least + 1);
  }

  chance(probability) {
    return this.next() < probability;
  }

  /** @template T @param {readonly T[]} items at least one @returns {T} */
  pick(items) {
    return /** @type {T} */ (items[this.below(items.length)]);
  }

  /** Many small sizes, few large ones: `least` to `most`. */
  size(least, most) {
    return least + Math.floor((most - least + 1) * this.next() ** 3);
  }

  /** @template T @param {number} length @param {(index: number) => T} make @returns {T[]} */
  list(length, make) {
    return Array.from({ length }, (_, i) => make(i));
  }
}
