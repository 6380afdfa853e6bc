import type { RunErrorCode } from './errors';
import type { Inspection } from './inspection';
import type { MappingField } from './mapping';
import type { RecordSums } from './records';
import type { RowErrorCode } from './row-errors';
import type { ImportMode } from './slices';

export const RUN_STATUSES = ['DRAFT', 'QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'REVERTED'] as const;
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
  /** Spend of the valid rows so far, as an exact decimal string. */
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

export interface StartRequest {
  schemaVersion?: number;
  mode?: ImportMode;
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

/** What a run did with its file: the equation of rows, exact sums, hash and schema version. */
export interface RunReceipt {
  runId: string;
  datasetId: string;
  status: RunStatus;
  file: { name: string; size: number; sha256: string };
  schemaVersion: number | null;
  mode: ImportMode;
  /** `balanced`: total = valid + invalid + excluded. */
  rows: { total: number; valid: number; invalid: number; excluded: number; balanced: boolean };
  sums: RecordSums;
  control: ControlTotals | null;
  finishedAt: string | null;
}
