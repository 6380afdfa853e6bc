import type { RunErrorCode } from './errors';
import type { Inspection } from './inspection';
import type { DecimalSeparator, MappingField } from './mapping';
import type { Page } from './pages';
import type { RecordSums } from './records';
import type { RowErrorCode } from './row-errors';
import type { ImportMode } from './slices';
import type { Sums } from './sums';

export const RUN_STATUSES = [
  'DRAFT',
  'QUEUED',
  'RUNNING',
  'SUCCEEDED',
  'FAILED',
  'CANCELLED',
  'REVERTED',
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** Statuses after which a run's stream ends. */
export const ENDED_STATUSES = ['SUCCEEDED', 'FAILED', 'CANCELLED', 'REVERTED'] as const satisfies RunStatus[];

export function hasEnded(status: RunStatus): boolean {
  return (ENDED_STATUSES as readonly RunStatus[]).includes(status);
}

export const RUN_PHASES = ['queued', 'reading', 'importing', 'finalising'] as const;
export type RunPhase = (typeof RUN_PHASES)[number];

/** Row errors of one cause in one field, most frequent first on the run. */
export interface TopError {
  code: RowErrorCode;
  field: MappingField | null;
  count: number;
  sampleRow: number;
}

/** The file's own totals against what its rows add up to; null where the file has none for the field. */
export interface ControlTotals {
  spend: ControlFigure | null;
  clicks: ControlFigure | null;
  conversions: ControlFigure | null;
  /** Every figure that the file states is what its rows add up to, rounded as the file rounds, to cents at most. */
  matches: boolean;
}

export interface ControlFigure {
  file: string;
  rows: string;
  difference: string;
}

export interface Run {
  id: string;
  datasetId: string;
  orgId: string;
  status: RunStatus;
  fileName: string;
  /** Bytes. */
  fileSize: number;
  sha256: string;
  schemaVersion: number | null;
  mode: ImportMode;
  /** Data rows of the file; the count so far while the file has not been read to its end. */
  totalRows: number;
  processedRows: number;
  validRows: number;
  invalidRows: number;
  excludedRows: number;
  /** 0 to 100. */
  progressPercent: number;
  rowsPerSecond: number;
  phase: RunPhase | null;
  /** The spend column of the valid rows so far as it stands, whatever currencies it names; an exact decimal string. */
  spend: string;
  topErrors: TopError[];
  attemptCount: number;
  /** Set aside after its last attempt; `retry` takes it up again. */
  dlq: boolean;
  error: { code: RunErrorCode; message: string } | null;
  control: ControlTotals | null;
  rerunOf: string | null;
  createdBy: { id: string; name: string } | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  revertedAt: string | null;
  /** When a transient failure is tried again; null otherwise. */
  retryAt: string | null;
  /** Grows with every change; the SSE id. */
  seq: number;
}

/** A page of runs, which leads on in both directions. */
export interface RunPage extends Page<Run> {
  /** Of the page before this one; null on the first. */
  previousCursor: string | null;
  /** How many runs of the filtered list come before this page. */
  preceding: number;
}

/** How many runs there are of each status. */
export interface RunCounts {
  byStatus: Record<RunStatus, number>;
  /** Of the failed ones, those that were set aside after their last attempt. */
  setAside: number;
}

/** What an organization's runs are doing, and did in the last 24 hours. */
export interface RunActivity {
  queued: number;
  running: number;
  failedLastDay: number;
  /** Since when the run that has waited longest waits; null where none does. */
  oldestQueuedAt: string | null;
  /** Rows of the imports that succeeded in each of the last 24 hours, oldest first; the last one goes on. */
  rowsByHour: number[];
}

export interface StartRequest {
  schemaVersion?: number;
  mode?: ImportMode;
  /** From `validate`: refused with `basis_moved` if what would be displaced has changed since. */
  basis?: string;
  /** Starts although the file looks like one that is live under another channel. */
  confirm?: boolean;
}

export interface RerunRequest {
  /** What the new run is imported with, unless its start says otherwise; the active version when left out. */
  schemaVersion?: number;
}

/** What an accepted upload answers. */
export interface UploadResult {
  run: Run;
  inspection: Inspection;
}

export interface RunAttempt {
  number: number;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
  startedAt: string;
  finishedAt: string | null;
  worker: string;
  error: { code: RunErrorCode; message: string; retryable: boolean; requestId: string } | null;
}

/** A line of a run's log: what happened, when, in words. */
export interface RunLogEntry {
  at: string;
  event: string;
  text: string;
}

/** How the file's bytes were read. */
export interface ReceiptReading {
  encoding: string;
  delimiter: string;
  quote: string;
  /** 1-based physical line on which the header record starts; null without a header. */
  headerLine: number | null;
  /** Format of the date column; null where the date is a constant or nothing was mapped yet. */
  dateFormat: string | null;
  /** Decimal separator of the spend column; null where spend is a constant or nothing was mapped yet. */
  decimal: DecimalSeparator | null;
}

/**
 * Every physical line of the file, in one class each: preamble + header + blank + totals + footers + imported +
 * rejected + excluded. A row of several lines counts them all. `balanced`: they add up to `total`, which is counted
 * apart from the classes, by the line ends among the file's bytes.
 */
export interface ReceiptLines {
  total: number;
  /** Lines above the header. */
  preamble: number;
  header: number;
  blank: number;
  /** The file's own totals. */
  totals: number;
  /** Notes and comments around the data rows. */
  footers: number;
  imported: number;
  rejected: number;
  /** Of rows that a mend dropped. */
  excluded: number;
  balanced: boolean;
}

/** Sums by class of row. */
export interface ReceiptSums {
  /** What the run's records add up to as they are stored, whatever currencies they name. */
  imported: RecordSums;
  /** The same in each currency, most records first. */
  byCurrency: Sums[];
  /** Of rejected rows, what parses; null where the run kept no such sums. */
  rejected: RecordSums | null;
  /** Of rows that mends dropped, what parses; null where the run kept no such sums. */
  excluded: RecordSums | null;
  /** What the file states about itself; null where it has no totals. */
  file: Nullable<RecordSums> | null;
  /** Whether the stored records add up to what was read and what mends added; null where the run kept no such sums. */
  balanced: boolean | null;
}

type Nullable<T> = { [K in keyof T]: T[K] | null };

/** What a run did with its file, so that anybody can check it. */
export interface RunReceipt {
  runId: string;
  dataset: { id: string; name: string };
  status: RunStatus;
  file: { name: string; size: number; sha256: string };
  reading: ReceiptReading;
  schemaVersion: number | null;
  mode: ImportMode;
  /** Null where the run has not read its file to the end, or did so before lines were counted; `note` says which. */
  lines: ReceiptLines | null;
  /** `balanced`: total = valid + invalid + excluded; null where the run has not read its file to the end. */
  rows: { total: number; valid: number; invalid: number; excluded: number; balanced: boolean } | null;
  sums: ReceiptSums;
  control: ControlTotals | null;
  /** Why something above is missing, in words; null where nothing is. */
  note: string | null;
  attemptCount: number;
  createdBy: { id: string; name: string } | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  revertedAt: string | null;
}
