import { randomUUID } from 'node:crypto';
import type { Mapping, Run } from '@etl-studio/contracts';
import { publishedRowsOf } from '../runs/rows/published-rows';
import { recordsOf, rowErrorsOf, type RowHome } from '../runs/rows/row-homes';
import { RUN_SELECT, type RunRow } from '../runs/run.entity';
import type { TestApp } from './test-app';
import type { TestClient } from './test-client';

/** Fits the files of `generatedCsv`. */
export const GENERATED_MAPPING: Mapping = {
  date: { source: 'Date' },
  campaign: { source: 'Campaign' },
  channel: { source: 'Channel' },
  spend: { source: 'Cost' },
  clicks: { source: 'Clicks' },
  conversions: { source: 'Conversions' },
};

/** Uploads the file to a new dataset with the mapping; answers the draft. */
export async function draftOf(
  client: TestClient,
  csv: string | Uint8Array,
  mapping: Mapping | null = GENERATED_MAPPING,
): Promise<Run> {
  const dataset = await client.post('/api/datasets', { name: `Ads ${randomUUID()}` });
  if (dataset.status !== 201) throw new Error(JSON.stringify(dataset.body));
  const { id } = dataset.body;
  const upload = await client.upload(`/api/datasets/${id}/uploads`, 'ads.csv', csv);
  if (upload.status !== 201) throw new Error(JSON.stringify(upload.body));
  if (mapping) {
    const schema = await client.put(`/api/datasets/${id}/schema`, { mapping, rules: {} });
    if (schema.status !== 200) throw new Error(JSON.stringify(schema.body));
  }
  return upload.body.run as Run;
}

/** Starts the draft; answers its id. */
export async function started(client: TestClient, draft: Run): Promise<string> {
  const { status, body } = await client.post(`/api/runs/${draft.id}/start`, {});
  if (status !== 202) throw new Error(JSON.stringify(body));
  return draft.id;
}

/** Waits until the run is as wanted. */
export async function runWhen(
  client: TestClient,
  runId: string,
  wanted: (run: Run) => boolean,
  seconds = 40,
): Promise<Run> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const { body } = await client.get(`/api/runs/${runId}`);
    if (wanted(body as Run)) return body as Run;
    if (performance.now() > deadline) throw new Error(`The run is still ${JSON.stringify(body)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export interface StoredFigures {
  /** Records of any epoch, wherever they stand. */
  stored: number;
  /** Of the published epoch. */
  records: number;
  rowErrors: number;
  /** Exact sum of the published records. */
  spend: string;
  clicks: number;
  /** The same sum by the rollups. */
  rolledUp: string;
  slices: number;
  publishes: number;
}

/** What the database itself says about a run. */
export async function figuresOf(api: TestApp, runId: string): Promise<StoredFigures> {
  const [run] = await api.dataSource.query<RunRow[]>(`${RUN_SELECT} WHERE r.id = $1`, [runId]);
  const rows = run && publishedRowsOf(run);
  const home = rows ?? { orgId: runId, runId, epoch: -1, ownTables: false };
  const [row] = await api.dataSource.query(
    `SELECT (SELECT count(*)::int FROM ${recordsOf(home)} WHERE epoch = r.published_epoch AND run_id = r.id) AS records,
            (SELECT count(*)::int FROM ${rowErrorsOf(home)} WHERE epoch = r.published_epoch AND run_id = r.id) AS "rowErrors",
            (SELECT trim_scale(coalesce(sum(spend), 0))::text FROM ${recordsOf(home)}
             WHERE run_id = r.id AND epoch = r.published_epoch) AS spend,
            (SELECT coalesce(sum(clicks), 0)::int FROM ${recordsOf(home)}
             WHERE run_id = r.id AND epoch = r.published_epoch) AS clicks,
            (SELECT trim_scale(coalesce(sum(spend), 0))::text FROM run_rollup WHERE run_id = r.id) AS "rolledUp",
            (SELECT count(*)::int FROM run_slice WHERE run_id = r.id) AS slices,
            (SELECT count(*)::int FROM run_log WHERE run_id = r.id AND event = 'succeeded') AS publishes
     FROM import_run r WHERE r.id = $1`,
    [runId],
  );
  return { ...row, stored: await storedRecords(api, runId) } as StoredFigures;
}

// Of whatever attempt, in the shared table and in tables of the run's own.
async function storedRecords(api: TestApp, runId: string): Promise<number> {
  const own = await api.dataSource.query<{ epoch: number; org_id: string }[]>(
    "SELECT epoch, org_id FROM run_table WHERE run_id = $1 AND kind = 'record'",
    [runId],
  );
  const homes: RowHome[] = own.map(({ epoch, org_id: orgId }) => ({ orgId, runId, epoch, ownTables: true }));
  const sources = ['import_record', ...homes.map(recordsOf)];
  const counts = sources.map((source) => `(SELECT count(*)::int FROM ${source} WHERE run_id = $1)`);
  const [row] = await api.dataSource.query<{ stored: number }[]>(`SELECT ${counts.join(' + ')} AS stored`, [
    runId,
  ]);
  return row?.stored ?? 0;
}
