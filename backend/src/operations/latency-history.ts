import type { TimedCheck } from '@etl-studio/contracts';

/** Minutes that are kept. */
const KEPT = 60;
const MINUTE_MS = 60_000;

type Millis = Record<string, number | null>;

/** How long components took to answer in the last hour, one figure a minute. */
export class LatencyHistory {
  private readonly minutes = new Map<number, Millis>();

  /** `at` in ms since the epoch. Of several in a minute the last stands; one that is not up has none. */
  note(at: number, checks: Record<string, TimedCheck>): void {
    const now = Math.floor(at / MINUTE_MS);
    const millis = Object.entries(checks).map(([id, check]) => [
      id,
      check.status === 'up' ? check.millis : null,
    ]);
    this.minutes.set(now, Object.fromEntries(millis) as Millis);
    for (const minute of this.minutes.keys()) if (minute <= now - KEPT) this.minutes.delete(minute);
  }

  /** By component, the oldest minute first and that of `at` last; null for a minute that nothing is known of. */
  upTo(at: number): Record<string, (number | null)[]> {
    const now = Math.floor(at / MINUTE_MS);
    const components = new Set([...this.minutes.values()].flatMap((millis) => Object.keys(millis)));
    const times = Array.from({ length: KEPT }, (_, index) => now - KEPT + 1 + index);
    return Object.fromEntries(
      [...components].map((id) => [id, times.map((minute) => this.minutes.get(minute)?.[id] ?? null)]),
    );
  }
}
