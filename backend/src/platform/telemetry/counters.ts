import { Injectable } from '@nestjs/common';
import { Measures } from './measures';

const COUNTERS = {
  fencedCommits: 'Publishes refused by the epoch',
  idleRings: 'Rings that found no run to take, for they were duplicates, stale or early',
  expiredLeases: 'Runs taken back from workers that died or froze',
  recoveredRuns: 'Runs that were given to another worker after that',
  deadLetters: 'Runs set aside after too many attempts',
  failedRuns: 'Runs that failed for good at their first cause: their file, mapping or limits',
  retriedAttempts: 'Attempts that met a passing fault and are tried again later',
  loadedParts: 'Parts of large files that were loaded',
  lostParts: 'Parts taken back from workers that died, froze or failed',
  importedRows: 'Records published',
} as const;
type Counter = keyof typeof COUNTERS;
const NAMES = Object.keys(COUNTERS) as Counter[];

/** What happened in this process since it began. */
@Injectable()
export class Counters {
  private readonly counts = new Map<Counter, number>(NAMES.map((counter) => [counter, 0]));

  constructor(measures: Measures) {
    for (const counter of NAMES)
      measures.add({
        name: `etl_${inSnakeCase(counter)}_total`,
        help: `${COUNTERS[counter]}, by this process.`,
        type: 'counter',
        read: () => this.counts.get(counter) ?? 0,
      });
  }

  /** Adds to the count; gives the new one. */
  count(counter: Counter, times = 1): number {
    const count = (this.counts.get(counter) ?? 0) + times;
    this.counts.set(counter, count);
    return count;
  }

  all(): Record<string, number> {
    return Object.fromEntries(this.counts);
  }
}

function inSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
