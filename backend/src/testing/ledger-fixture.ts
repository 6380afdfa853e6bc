import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { insertRun } from './run-fixture';

export interface LedgerRecord {
  date: string;
  channel: string;
  campaign: string;
  currency: string | null;
  spend: string;
  clicks: number;
  conversions: string;
  /** Minute at which it was mended; null where the file had it right. */
  mendedAt?: number | null;
}

/** A published run; times are minutes after `START`. */
export interface LedgerRun {
  mode: 'replace' | 'append';
  publishedAt: number;
  revertedAt: number | null;
  records: LedgerRecord[];
}

const START = Date.UTC(2026, 5, 1);
const CSV = 'Date,Campaign,Channel,Cost\n2026-03-01,Brand,Meta,1\n';
const EPOCH = 2;
let sequence = 1_000;

export function instantOf(minute: number): string {
  return new Date(START + minute * 60_000).toISOString();
}

/** Stores the run as its publication, mends and revert would have left it; answers its id. */
export async function insertLedgerRun(
  database: DataSource,
  orgId: string,
  datasetId: string,
  { mode, publishedAt, revertedAt, records }: LedgerRun,
): Promise<string> {
  const runId = await insertRun(database, { orgId, datasetId, csv: CSV, epoch: EPOCH });
  const rows = records.map(({ mendedAt, ...record }, index) => ({
    ...record,
    row_number: index + 1,
    mended_at: mendedAt == null ? null : instantOf(mendedAt),
    change_seq: mendedAt == null ? 0 : index + 1,
  }));
  await database.query(
    `UPDATE import_run SET mode = $2, publish_seq = $3, place = $3, published_at = $4, status = $5, has_mends = $6
     WHERE id = $1`,
    [
      runId,
      mode,
      sequence++,
      instantOf(publishedAt),
      revertedAt === null ? 'SUCCEEDED' : 'REVERTED',
      rows.some((row) => row.mended_at !== null),
    ],
  );
  if (revertedAt !== null)
    await database.query('INSERT INTO run_reversion (org_id, run_id, reverted_at) VALUES ($1, $2, $3)', [
      orgId,
      runId,
      instantOf(revertedAt),
    ]);
  for (const statement of [RECORDS, MENDS, ROLLUPS, SLICES])
    await database.query(`WITH owner AS (SELECT $1::uuid AS run_id), ${LINES} ${statement}`, [
      runId,
      JSON.stringify(rows),
    ]);
  return runId;
}

export async function insertDatasetIn(
  database: DataSource,
  orgId: string,
  currency: string | null,
): Promise<string> {
  const [row] = await database.query<{ id: string }[]>(
    'INSERT INTO import_dataset (org_id, name, currency) VALUES ($1, $2, $3) RETURNING id',
    [orgId, randomUUID(), currency],
  );
  if (!row) throw new Error('No dataset was made');
  return row.id;
}

const LINES = `line AS (
  SELECT r.org_id, r.dataset_id, r.id AS run_id, r.mode, r.publish_seq, l.*
  FROM owner JOIN import_run r ON r.id = owner.run_id, jsonb_to_recordset($2) AS
    l(row_number int, date date, channel text, campaign text, currency text, spend numeric, clicks bigint,
      conversions numeric, mended_at timestamptz, change_seq bigint))`;

const RECORDS = `
  INSERT INTO import_record (org_id, run_id, epoch, row_number, line, date, campaign, channel, spend, clicks,
                             conversions, currency)
  SELECT org_id, run_id, ${EPOCH}, row_number, row_number + 1, date, campaign, channel, spend, clicks, conversions,
         currency FROM line WHERE mended_at IS NULL`;

const MENDS = `
  INSERT INTO row_mend (org_id, run_id, row_number, kind, before, patch, mended_at, line, date, campaign, channel,
                        spend, clicks, conversions, currency)
  SELECT org_id, run_id, row_number, 'record', '{}', '{}', mended_at, row_number + 1, date, campaign, channel, spend,
         clicks, conversions, currency FROM line WHERE mended_at IS NOT NULL`;

const ROLLUPS = `
  INSERT INTO run_rollup (org_id, dataset_id, run_id, date, channel, campaign, currency, change_seq, counts_from,
                          records, spend, clicks, conversions)
  SELECT org_id, dataset_id, run_id, date, channel, '', coalesce(currency, ''), change_seq,
         coalesce(mended_at, '-infinity'), count(*), sum(spend), sum(clicks), sum(conversions)
  FROM line GROUP BY 1, 2, 3, 4, 5, 7, 8, 9`;

// A slice is held from the publication on, or from the first mend that brought it.
const SLICES = `
  INSERT INTO run_slice (org_id, dataset_id, run_id, date, channel, campaign, mode, publish_seq, place, held_from)
  SELECT org_id, dataset_id, run_id, date, channel, '', mode, publish_seq, publish_seq,
         min(coalesce(mended_at, '-infinity')) FROM line GROUP BY 1, 2, 3, 4, 5, 7, 8, 9`;
