import { Injectable } from '@nestjs/common';

const COUNTERS = ['fencedCommits', 'idleRings', 'expiredLeases', 'deadLetters'] as const;
/**
 * `fencedCommits`: publishes refused by the epoch. `idleRings`: rings that found no run to take, for they were
 * duplicates, stale or early. `expiredLeases`: runs taken back from workers that died or froze. `deadLetters`: runs
 * set aside.
 */
type Counter = (typeof COUNTERS)[number];

/** What happened in this process since it began. */
@Injectable()
export class Counters {
  private readonly counts = new Map<Counter, number>(COUNTERS.map((counter) => [counter, 0]));

  /** Adds one; gives the new count. */
  count(counter: Counter): number {
    const count = (this.counts.get(counter) ?? 0) + 1;
    this.counts.set(counter, count);
    return count;
  }

  all(): Record<string, number> {
    return Object.fromEntries(this.counts);
  }
}
