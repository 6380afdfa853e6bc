import { randomUUID } from 'node:crypto';
import type { Mapping, Run } from '@etl-studio/contracts';
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
  /** Rows of any epoch that stand in the record table. */
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
  const [row] = await api.dataSource.query(
    `SELECT (SELECT count(*)::int FROM import_record WHERE run_id = r.id) AS stored,
            (SELECT count(*)::int FROM import_record WHERE run_id = r.id AND epoch = r.published_epoch) AS records,
            (SELECT count(*)::int FROM import_row_error WHERE run_id = r.id AND epoch = r.published_epoch) AS "rowErrors",
            (SELECT trim_scale(coalesce(sum(spend), 0))::text FROM import_record
             WHERE run_id = r.id AND epoch = r.published_epoch) AS spend,
            (SELECT coalesce(sum(clicks), 0)::int FROM import_record
             WHERE run_id = r.id AND epoch = r.published_epoch) AS clicks,
            (SELECT trim_scale(coalesce(sum(spend), 0))::text FROM run_rollup WHERE run_id = r.id) AS "rolledUp",
            (SELECT count(*)::int FROM run_slice WHERE run_id = r.id) AS slices,
            (SELECT count(*)::int FROM run_log WHERE run_id = r.id AND event = 'succeeded') AS publishes
     FROM import_run r WHERE r.id = $1`,
    [runId],
  );
  return row as StoredFigures;
}
