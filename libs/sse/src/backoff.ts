const DELAYS_MS = [1_000, 2_000, 4_000, 8_000, 15_000] as const;
const LONGEST_MS = 15_000;
/** Share of a delay that chance may add or take, so that many tabs do not return in one moment. */
const JITTER = 0.2;

/** Milliseconds to wait before try `attempt` (from 1); `random` is in [0,1). */
export function retryDelay(attempt: number, random: number): number {
  const delay = DELAYS_MS[Math.max(attempt, 1) - 1] ?? LONGEST_MS;
  return Math.round(delay * (1 - JITTER + 2 * JITTER * random));
}
