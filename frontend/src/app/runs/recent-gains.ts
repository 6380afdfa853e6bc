import type { TopError } from '@etl-studio/contracts';

const WINDOW_MS = 3_000;

/** What came in lately by cause. Instants in milliseconds. */
export interface RecentGains {
  /** Since when the window lasts that is not told yet. */
  since: number;
  counts: ReadonlyMap<string, number>;
  /** Rows of the window before it, by cause, where there are any. */
  gained: ReadonlyMap<string, number>;
}

/** The gains when the causes stand like this at `at`: they are told by windows of three seconds, not to flicker. */
export function nextGains(known: RecentGains | null, errors: readonly TopError[], at: number): RecentGains {
  if (known && at - known.since < WINDOW_MS) return known;
  const counts = new Map(errors.map((error) => [causeOf(error), error.count]));
  const gains = [...counts].map(
    ([cause, count]) => [cause, count - (known?.counts.get(cause) ?? 0)] as const,
  );
  // What there was when the page was opened did not come in since.
  return { since: at, counts, gained: new Map(known ? gains.filter(([, more]) => more > 0) : []) };
}

export function causeOf({ code, field }: Pick<TopError, 'code' | 'field'>): string {
  return `${code} ${field ?? ''}`;
}
