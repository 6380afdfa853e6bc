import type {
  ControlTotals,
  ImportMode,
  RunErrorCode,
  RunPhase,
  RunStatus,
  TopError,
} from '@etl-studio/contracts';

/** A run as `RUN_SELECT` reads it; bigints and numerics are exact strings. */
export interface RunRow {
  id: string;
  org_id: string;
  dataset_id: string;
  status: RunStatus;
  file_name: string;
  file_size: string;
  sha256: string;
  schema_version: number | null;
  mode: ImportMode;
  published_epoch: number | null;
  /** Whether its rows lie in tables of its own. */
  own_tables: boolean;
  /** Whether rows of it were ever mended. */
  has_mends: boolean;
  /** Since when its records count, by the clock of the dataset's ledger. */
  published_at: Date | null;
  not_before: Date;
  attempt_count: number;
  dlq: boolean;
  phase: RunPhase | null;
  bytes_read: string;
  total_rows: number;
  processed_rows: number;
  valid_rows: number;
  invalid_rows: number;
  excluded_rows: number;
  rows_per_second: number;
  spend: string;
  top_errors: TopError[];
  control: ControlTotals | null;
  error_code: RunErrorCode | null;
  error_message: string | null;
  rerun_of: string | null;
  created_by: string | null;
  created_by_name: string | null;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  reverted_at: Date | null;
  seq: string;
}

/** Reads `RunRow`s; add `WHERE r.…`. The file's profile is large and read apart. */
export const RUN_SELECT = `
  SELECT r.id, r.org_id, r.dataset_id, r.status, r.file_name, r.file_size, r.sha256, r.schema_version, r.mode,
         r.published_epoch, r.own_tables, r.has_mends, r.published_at, r.not_before, r.attempt_count, r.dlq, r.phase, r.bytes_read, r.total_rows,
         r.processed_rows, r.valid_rows, r.invalid_rows, r.excluded_rows, r.rows_per_second,
         trim_scale(r.spend)::text AS spend, r.top_errors, r.control, r.error_code, r.error_message, r.rerun_of,
         r.created_by, u.name AS created_by_name, r.created_at, r.started_at, r.finished_at, r.reverted_at, r.seq
  FROM import_run r
  LEFT JOIN app_user u ON u.id = r.created_by`;
