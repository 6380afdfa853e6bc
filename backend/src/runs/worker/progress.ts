import type { RunPhase, TopError } from '@etl-studio/contracts';
import type { Claim } from './claim';

/** How far an attempt has come; sent live, and stored by the heartbeat. */
export interface Progress {
  phase: RunPhase;
  processedRows: number;
  validRows: number;
  invalidRows: number;
  bytesRead: number;
  rowsPerSecond: number;
  /** Spend of the valid rows so far, as an exact decimal string. */
  spend: string;
  topErrors: TopError[];
}

/** Causes that fit into a notification, which holds less than 8,000 bytes. */
const MOST_ERRORS = 5;

export const NO_PROGRESS: Progress = {
  phase: 'reading',
  processedRows: 0,
  validRows: 0,
  invalidRows: 0,
  bytesRead: 0,
  rowsPerSecond: 0,
  spend: '0',
  topErrors: [],
};

/** The payload of a `run_changed` notification while the run goes on. */
export function progressPayload(claim: Claim, seq: number, progress: Progress): string {
  const { runId, orgId } = claim;
  const topErrors = progress.topErrors.slice(0, MOST_ERRORS);
  return JSON.stringify({ runId, orgId, seq, progress: { ...progress, topErrors } });
}
