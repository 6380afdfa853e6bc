import type { Mapping, Rules } from './mapping';
import type { Page } from './pages';
import type { ImportRecord } from './records';
import type { TopError } from './runs';
import type { ImportMode, SliceBy } from './slices';
import type { Amount, MixedSpend, MixedSums } from './sums';

/** What records add up to, and how many they are. */
export interface LedgerFigures extends MixedSums {
  records: number;
}

/** A run among those that hold a slice, in the order in which they lie on each other. */
export interface SliceHolder extends MixedSpend {
  runId: string;
  fileName: string;
  mode: ImportMode;
  /** Instant from which the run held the slice. */
  since: string;
  revertedAt: string | null;
  /** Whether its rows of the slice count. */
  live: boolean;
  records: number;
}

/** The unit in which spend is counted once. `channel` and `campaign` are null where slices do not tell them apart. */
export interface Slice {
  date: string;
  channel: string | null;
  campaign: string | null;
  /** Lowest first; live are the last unreverted `replace` run and every unreverted `append` run above it. */
  stack: SliceHolder[];
}

export interface SlicePage extends Page<Slice> {
  sliceBy: SliceBy;
  /** First and last day that a live slice holds; null without one. */
  range: { from: string; to: string } | null;
  /** Days inside the range, and inside `from` and `to` where given, that no live slice holds: the first 1,000. */
  gaps: string[];
  /** How many there are. */
  gapCount: number;
}

/** What a past day counted for before and after a change of the ledger. Amounts are exact decimal strings. */
export interface Restatement {
  /** Instant of the change, to the microsecond: `asOf` it, the figures are those after. */
  at: string;
  cause: 'publish' | 'revert' | 'restore' | 'mend' | 'undo_mend';
  /** The run whose publication, revert, restore or mend it was. */
  runId: string;
  /** Name of who made it; null where that is not known. */
  by: string | null;
  date: string;
  channel: string | null;
  /** Runs that were live before, and are live after. */
  fromRunIds: string[];
  toRunIds: string[];
  before: LedgerFigures;
  after: LedgerFigures;
}

export interface ValidateRequest {
  mapping?: Mapping;
  rules?: Rules;
  mode?: ImportMode;
}

export interface ValidationError extends Omit<TopError, 'sampleRow'> {
  /** Row numbers of the first few. */
  sampleRows: number[];
}

/** Slices of the file that a run holds today. */
export interface HeldSlices {
  runId: string;
  fileName: string;
  from: string;
  to: string;
  slices: number;
  /** Slices that hold the same sums of each currency in file and run, and those that do not. */
  equal: number;
  differ: number;
  /** Spend of the file less spend of the run, over these slices; null where there are several currencies. */
  spendDelta: string | null;
  /** The same in each currency that either of them has. */
  byCurrency: Amount[];
}

/** What starting a draft would do, found out from its whole file without writing anything. */
export interface ValidationReport {
  totalRows: number;
  validRows: number;
  invalidRows: number;
  errors: ValidationError[];
  totals: MixedSums;
  /** Days of the file that live runs hold, and which runs. With mode `replace` these slices are displaced. */
  overlap: { days: number; held: HeldSlices[] };
  /** Rows with the date, campaign, spend and currency of records that are live under another channel. */
  possibleDoubleCount: (MixedSpend & { rows: number; runIds: string[] }) | null;
  /** Days inside the file's range that it has no row of: the first 1,000. */
  gaps: string[];
  /** How many there are. */
  gapCount: number;
  /** Stands for what was found; `start` refuses it once what would be displaced has changed. */
  basis: string;
}

export interface Comparison {
  base: LedgerFigures;
  target: LedgerFigures;
  /** Target less base, in each currency that either of them has. */
  delta: LedgerFigures;
}

export interface ComparedRun {
  id: string;
  fileName: string;
  schemaVersion: number | null;
  validRows: number;
  invalidRows: number;
  finishedAt: string | null;
}

export type RecordChange =
  | { kind: 'added'; base: null; target: ImportRecord }
  | { kind: 'removed'; base: ImportRecord; target: null }
  | { kind: 'changed'; base: ImportRecord; target: ImportRecord };

/** Two runs of a dataset side by side. Records are matched by date, channel and campaign. */
export interface RunComparison {
  base: ComparedRun;
  target: ComparedRun;
  totals: Comparison;
  channels: (Comparison & { channel: string })[];
  days: (Comparison & { date: string })[];
  campaigns: (Comparison & { campaign: string })[];
  records: { added: number; removed: number; changed: number; unchanged: number; samples: RecordChange[] };
}
