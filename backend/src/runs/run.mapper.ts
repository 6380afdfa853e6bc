import type { Run, RunStatus } from '@etl-studio/contracts';
import type { RunRow } from './run.entity';

/** The run as the API answers it. */
export function toRun(row: RunRow): Run {
  return {
    id: row.id,
    datasetId: row.dataset_id,
    orgId: row.org_id,
    status: row.status,
    fileName: row.file_name,
    fileSize: Number(row.file_size),
    sha256: row.sha256,
    schemaVersion: row.schema_version,
    mode: row.mode,
    totalRows: row.total_rows,
    processedRows: row.processed_rows,
    validRows: row.valid_rows,
    invalidRows: row.invalid_rows,
    excludedRows: row.excluded_rows,
    progressPercent: progressPercent(row.status, Number(row.bytes_read), Number(row.file_size)),
    rowsPerSecond: row.rows_per_second,
    phase: row.status === 'QUEUED' ? 'queued' : row.phase,
    spend: row.spend,
    topErrors: row.top_errors,
    attemptCount: row.attempt_count,
    dlq: row.dlq,
    error: row.error_code && { code: row.error_code, message: row.error_message ?? '' },
    control: row.control,
    rerunOf: row.rerun_of,
    createdBy: row.created_by === null ? null : { id: row.created_by, name: row.created_by_name ?? '' },
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    revertedAt: row.reverted_at?.toISOString() ?? null,
    retryAt: retryAt(row),
    seq: Number(row.seq),
  };
}

/** 100 is kept for a run whose records are published: reading to the end of the file is not yet that. */
export function progressPercent(status: RunStatus, bytesRead: number, fileSize: number): number {
  if (status === 'SUCCEEDED' || status === 'REVERTED') return 100;
  return fileSize > 0 ? Math.min(99, Math.floor((bytesRead / fileSize) * 100)) : 0;
}

function retryAt(row: RunRow): string | null {
  const waits = row.status === 'QUEUED' && row.attempt_count > 0 && row.error_code !== null;
  return waits ? row.not_before.toISOString() : null;
}
