import { createHash, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { RunStatus } from '@etl-studio/contracts';
import { FileInspector, type FileProfile } from '@etl-studio/engine';

/** A dataset of the organization, by its id. */
export async function insertDataset(
  database: DataSource,
  orgId: string,
  name: string = randomUUID(),
): Promise<string> {
  const [{ id }] = await database.query(
    'INSERT INTO import_dataset (org_id, name) VALUES ($1, $2) RETURNING id',
    [orgId, name],
  );
  return id;
}

export function profileOf(csv: string): FileProfile {
  const inspector = new FileInspector();
  inspector.push(Buffer.from(csv));
  return inspector.end();
}

export interface RunFixture {
  orgId: string;
  datasetId: string;
  csv: string;
  status?: RunStatus;
  fileName?: string;
  epoch?: number;
  publishedEpoch?: number | null;
}

/** A run of a file that is in no storage, by its id. */
export async function insertRun(database: DataSource, fixture: RunFixture): Promise<string> {
  const { orgId, datasetId, csv, status = 'SUCCEEDED', fileName = 'ads.csv', epoch = 2 } = fixture;
  const publishedEpoch = fixture.publishedEpoch === undefined ? epoch : fixture.publishedEpoch;
  const profile = profileOf(csv);
  const sha256 = createHash('sha256').update(csv).digest('hex');
  const [{ id }] = await database.query(
    `WITH file AS (
       INSERT INTO stored_file (id, org_id, storage, key, sha256, size, name)
       VALUES (gen_random_uuid(), $1, 'disk', $2, $3, $4, $5) RETURNING id
     )
     INSERT INTO import_run (org_id, dataset_id, stored_file_id, file_name, file_size, sha256, duplicate_allowed,
                             status, mode, profile, total_rows, epoch, published_epoch)
     SELECT $1, $6, file.id, $5, $4, $3, true, $7, 'replace', $8, $9, $10, $11 FROM file RETURNING id`,
    [
      orgId,
      randomUUID(),
      sha256,
      Buffer.byteLength(csv),
      fileName,
      datasetId,
      status,
      JSON.stringify(profile),
      profile.dataRows,
      epoch,
      publishedEpoch,
    ],
  );
  return id;
}

export interface RecordFixture {
  rowNumber: number;
  date?: string;
  campaign?: string;
  channel?: string;
  spend?: string;
  clicks?: number | null;
  conversions?: string | null;
  currency?: string | null;
}

/** Records of one attempt; with the sums per day and channel where it is the published one. */
export async function insertRecords(
  database: DataSource,
  orgId: string,
  runId: string,
  epoch: number,
  records: RecordFixture[],
): Promise<void> {
  const rows = records.map((record) => ({
    row_number: record.rowNumber,
    line: record.rowNumber + 1,
    date: record.date ?? '2026-03-01',
    campaign: record.campaign ?? 'Brand',
    channel: record.channel ?? 'Google Ads',
    spend: record.spend ?? '1',
    clicks: record.clicks ?? null,
    conversions: record.conversions ?? null,
    currency: record.currency ?? null,
  }));
  await database.query(
    `INSERT INTO import_record (org_id, run_id, epoch, row_number, line, date, campaign, channel, spend, clicks, conversions, currency)
     SELECT $1, $2, $3, r.* FROM jsonb_to_recordset($4) AS
       r(row_number int, line int, date date, campaign text, channel text, spend numeric, clicks bigint, conversions numeric,
         currency text)`,
    [orgId, runId, epoch, JSON.stringify(rows)],
  );
  await database.query(
    `INSERT INTO run_rollup (org_id, dataset_id, run_id, currency, date, channel, campaign, records, spend, clicks, conversions)
     SELECT r.org_id, r.dataset_id, r.id, coalesce(i.currency, '') AS named, i.date, i.channel, '', count(*), sum(i.spend), coalesce(sum(i.clicks), 0),
            coalesce(sum(i.conversions), 0)
     FROM import_run r JOIN import_record i ON i.run_id = r.id AND i.epoch = r.published_epoch
     WHERE r.id = $1 AND r.published_epoch = $2 GROUP BY r.id, named, i.date, i.channel`,
    [runId, epoch],
  );
}
