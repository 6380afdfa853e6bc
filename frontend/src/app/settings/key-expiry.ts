const DAY_MS = 86_400_000;
/** Days before its end from which on a key is marked. */
const SOON_DAYS = 14;

export type Expiry = 'none' | 'later' | 'soon' | 'over';

/** How close the end of a key is at `now` (ms). */
export function expiryOf(expiresAt: string | null, now: number): Expiry {
  if (expiresAt === null) return 'none';
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return 'over';
  return left < SOON_DAYS * DAY_MS ? 'soon' : 'later';
}

/** The instant `days` after `now` (ms); null for a key without an end. */
export function expiresAfter(days: number | null, now: number): string | null {
  return days === null ? null : new Date(now + days * DAY_MS).toISOString();
}
