import type { ImportMode, SliceBy } from './slices';
import type { Run } from './runs';
import type { MixedSums } from './sums';

export interface DatasetRequest {
  name: string;
  description?: string;
  /** ISO 4217 code; null takes it away. */
  currency?: string | null;
  importMode?: ImportMode;
  sliceBy?: SliceBy;
}

/** Sums over the records that count. */
export interface Totals extends MixedSums {
  records: number;
  /** First and last day held, `YYYY-MM-DD`; null without records. */
  from: string | null;
  to: string | null;
}

/** Days that `recentRecords` tells of. */
export const RECENT_DAYS = 14;

export interface Dataset {
  id: string;
  orgId: string;
  name: string;
  description: string | null;
  currency: string | null;
  importMode: ImportMode;
  sliceBy: SliceBy;
  activeSchemaVersion: number | null;
  lastRun: Run | null;
  totals: Totals;
  /** Live records of each of the 14 days up to `totals.to`, oldest first; empty without records. */
  recentRecords: number[];
  /** Null where the person is gone. */
  createdBy: { id: string; name: string } | null;
  createdAt: string;
}
