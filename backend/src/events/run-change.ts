import type { LiveProgress } from './run-feed';

/**
 * A notification on `run_changed`: the run has a new state, or, with `progress`, has come further. `updated`: it had
 * ended before.
 */
export interface RunChange {
  runId: string;
  orgId: string;
  seq: number;
  updated?: boolean;
  progress?: LiveProgress;
}

/** Null for a payload that is not ours. */
export function parseRunChange(payload: string): RunChange | null {
  try {
    const change = JSON.parse(payload) as Partial<RunChange>;
    const known =
      typeof change.runId === 'string' && typeof change.orgId === 'string' && typeof change.seq === 'number';
    return known ? (change as RunChange) : null;
  } catch {
    return null;
  }
}
