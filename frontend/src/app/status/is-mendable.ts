import type { RunStatus } from '@etl-studio/contracts';

/** Whether rows of a run in this state can be mended. */
export function isMendable(status: RunStatus | null): boolean {
  return status === 'SUCCEEDED' || status === 'REVERTED';
}
