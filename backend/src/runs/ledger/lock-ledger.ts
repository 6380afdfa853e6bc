import type { SliceBy } from '@etl-studio/contracts';

export interface LockedLedger {
  slice_by: SliceBy;
  /** The instant from which the change counts, with all its digits. */
  ledger_at: string;
}

/**
 * Holds off everything else that changes the ledger of a dataset ($1 organization, $2 dataset) until the transaction
 * ends, and moves its clock on: later than every change before, whatever the clock of the machine does.
 */
export const LOCK_LEDGER = `
  UPDATE import_dataset SET ledger_at = greatest(clock_timestamp(), ledger_at + interval '1 microsecond')
  WHERE org_id = $1 AND id = $2 RETURNING slice_by, ledger_at::text`;
