/** Attempts that may end in a transient fault before a run is set aside. */
export const TRANSIENT_ATTEMPTS = 6;

const FIRST_DELAY_SECONDS = 5;
const LONGEST_DELAY_SECONDS = 300;
const JITTER = 0.2;

/**
 * Seconds until the next attempt after `failures` transient ones: 5, 20, 80, then 300, up to a fifth less, so
 * that runs that failed together do not come back together. All in all longer than a five-minute outage.
 */
export function retryDelay(failures: number, random: () => number = Math.random): number {
  const delay = Math.min(LONGEST_DELAY_SECONDS, FIRST_DELAY_SECONDS * 4 ** (failures - 1));
  return delay * (1 - JITTER * random());
}
