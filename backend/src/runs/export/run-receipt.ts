import type { RecordSums, RunReceipt } from '@etl-studio/contracts';
import type { RunRow } from '../run.entity';

/** What a run did with its file, so that anybody can check it. */
export function receiptOf(run: RunRow, sums: RecordSums): RunReceipt {
  const { total_rows: total, valid_rows: valid, invalid_rows: invalid, excluded_rows: excluded } = run;
  return {
    runId: run.id,
    datasetId: run.dataset_id,
    status: run.status,
    file: { name: run.file_name, size: Number(run.file_size), sha256: run.sha256 },
    schemaVersion: run.schema_version,
    mode: run.mode,
    rows: { total, valid, invalid, excluded, balanced: total === valid + invalid + excluded },
    sums,
    control: run.control,
    finishedAt: run.finished_at?.toISOString() ?? null,
  };
}
