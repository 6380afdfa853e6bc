import type { RunRow } from './run.entity';
import { toRun } from './run.mapper';

const at = new Date('2026-03-01T10:00:00.000Z');

const draft: RunRow = {
  id: '8d1f5c1e-6b1a-4f0e-9f0e-2a0b6a9f1c11',
  org_id: '0b6a9f1c-6b1a-4f0e-9f0e-2a0b6a9f1c22',
  dataset_id: '2a0b6a9f-6b1a-4f0e-9f0e-2a0b6a9f1c33',
  status: 'DRAFT',
  file_name: 'march.csv',
  file_size: '10485760',
  sha256: 'a'.repeat(64),
  schema_version: null,
  mode: 'replace',
  published_epoch: null,
  own_tables: false,
  has_mends: false,
  published_at: null,
  not_before: at,
  attempt_count: 0,
  dlq: false,
  phase: null,
  bytes_read: '0',
  total_rows: 12,
  processed_rows: 0,
  valid_rows: 0,
  invalid_rows: 0,
  excluded_rows: 0,
  rows_per_second: 0,
  spend: '0',
  top_errors: [],
  control: null,
  error_code: null,
  error_message: null,
  rerun_of: null,
  created_by: null,
  created_by_name: null,
  created_at: at,
  started_at: null,
  finished_at: null,
  reverted_at: null,
  seq: '1',
};

describe('toRun', () => {
  it('gives sizes and the sequence as numbers, amounts as text', () => {
    expect(toRun({ ...draft, seq: '9007199254740', spend: '0.10' })).toMatchObject({
      fileSize: 10_485_760,
      seq: 9_007_199_254_740,
      spend: '0.10',
    });
  });

  it('names who made the run', () => {
    expect(toRun({ ...draft, created_by: 'u1', created_by_name: 'Ada' }).createdBy).toEqual({
      id: 'u1',
      name: 'Ada',
    });
    expect(toRun(draft).createdBy).toBeNull();
  });

  it('measures progress by the bytes read, and keeps 100 for a published run', () => {
    const running: RunRow = { ...draft, status: 'RUNNING', bytes_read: '5242880' };
    expect(toRun(running).progressPercent).toBe(50);
    expect(toRun({ ...running, bytes_read: running.file_size }).progressPercent).toBe(99);
    expect(toRun({ ...running, status: 'SUCCEEDED', bytes_read: '0' }).progressPercent).toBe(100);
  });

  it('says when a transient failure is tried again, and not before the first attempt', () => {
    const waiting: RunRow = {
      ...draft,
      status: 'QUEUED',
      attempt_count: 1,
      error_code: 'storage_unavailable',
    };
    expect(toRun(waiting).retryAt).toBe(at.toISOString());
    expect(toRun({ ...waiting, attempt_count: 0, error_code: null }).retryAt).toBeNull();
  });

  it('gives a failed run its code and sentence', () => {
    const failed: RunRow = {
      ...draft,
      status: 'FAILED',
      error_code: 'file_checksum',
      error_message: 'Changed.',
    };
    expect(toRun(failed).error).toEqual({ code: 'file_checksum', message: 'Changed.' });
  });
});
