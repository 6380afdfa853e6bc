import type { RunErrorCode } from '@etl-studio/contracts';

/** How often, and after what time, an attempt that a transient fault ended is made again. */
export interface RetryPolicy {
  /** Attempts that may end so before a run is set aside. */
  attempts: number;
  longestDelaySeconds: number;
}

const FIRST_DELAY_SECONDS = 5;
const JITTER = 0.2;

const USUAL: RetryPolicy = { attempts: 6, longestDelaySeconds: 300 };
/**
 * A run is only claimed, and its fault only written down, where the database answers: its outages are over when their
 * delay begins, and runs need not wait on for minutes. Attempts are shorter apart and more, so all in all as long.
 */
const DATABASE: RetryPolicy = { attempts: 15, longestDelaySeconds: 30 };

export const retryPolicy = (code: RunErrorCode): RetryPolicy =>
  code === 'database_unavailable' || code === 'lease_lost' ? DATABASE : USUAL;

/**
 * Seconds until the next attempt after `failures` transient ones: 5, 20, 80 and so on up to the longest, up to a fifth
 * less, so that runs that failed together do not come back together.
 */
export function retryDelay(
  failures: number,
  { longestDelaySeconds }: RetryPolicy,
  random: () => number = Math.random,
): number {
  const delay = Math.min(longestDelaySeconds, FIRST_DELAY_SECONDS * 4 ** (failures - 1));
  return delay * (1 - JITTER * random());
}
