import { Client } from 'pg';
import type { RunActivity } from '@etl-studio/contracts';
import type { DataSource } from 'typeorm';
import { startTestApp, type TestApp, type TestClient } from '../../testing';
import { insertDataset, insertRun } from '../../testing/run-fixture';
import { RunActivityRepository } from './run-activity.repository';

const CSV = 'Date,Campaign,Channel,Cost\n2026-03-01,Brand,Google Ads,1.50\n';

let api: TestApp;
let admin: TestClient;
beforeAll(async () => {
  api = await startTestApp();
  admin = await api.as('ADMIN');
});
afterAll(() => api.close());

async function add(orgId: string, columns: string): Promise<void> {
  const datasetId = await insertDataset(api.dataSource, orgId);
  const id = await insertRun(api.dataSource, { orgId, datasetId, csv: CSV });
  await api.dataSource.query(`UPDATE import_run SET ${columns} WHERE id = $1`, [id]);
}

describe('what the runs of an organization do', () => {
  const activity = async (client: TestClient) => (await client.get('/api/runs/activity')).body as RunActivity;

  it('is nothing where there are none', async () => {
    expect(await activity(await api.stranger())).toEqual({
      queued: 0,
      running: 0,
      failedLastDay: 0,
      oldestQueuedAt: null,
      rowsByHour: Array(24).fill(0),
    });
  });

  it('is told of the last 24 hours, and of its own organization only', async () => {
    const orgId = admin.orgId!;
    await add(
      orgId,
      `status = 'QUEUED', queued_at = '2026-03-01T10:00:00Z', not_before = now() + interval '1 day'`,
    );
    await add(
      orgId,
      `status = 'QUEUED', queued_at = '2026-03-01T11:00:00Z', not_before = now() + interval '1 day'`,
    );
    await add(orgId, `status = 'FAILED', finished_at = now() - interval '23 hours'`);
    await add(orgId, `status = 'FAILED', finished_at = now() - interval '25 hours'`);
    await add(
      orgId,
      `status = 'SUCCEEDED', processed_rows = 40, finished_at = now() - interval '90 minutes'`,
    );
    await add(orgId, `status = 'REVERTED', processed_rows = 2, finished_at = now() - interval '100 minutes'`);
    await add(orgId, `status = 'SUCCEEDED', processed_rows = 7, finished_at = now() - interval '25 hours'`);
    const foreign = await api.stranger();
    await add(foreign.orgId!, `status = 'SUCCEEDED', processed_rows = 9, finished_at = now()`);
    expect(await activity(admin)).toEqual({
      queued: 2,
      running: 0,
      failedLastDay: 1,
      oldestQueuedAt: '2026-03-01T10:00:00.000Z',
      rowsByHour: [...Array<number>(22).fill(0), 42, 0],
    });
  });

  it('is not for a MEMBER', async () => {
    expect((await (await api.as('MEMBER')).get('/api/runs/activity')).status).toBe(403);
  });
});

describe('the numbers of an organization with many runs', () => {
  const RUNS = 5_000;
  const plans: string[] = [];
  /** Keeps how each statement would be answered, and finds nothing. */
  const explaining = {
    async query(sql: string, parameters: unknown[]) {
      const lines = await api.dataSource.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${sql}`, parameters);
      plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'));
      return [];
    },
  } as unknown as DataSource;

  it('are read from indexes, not from all runs that it ever had', async () => {
    const orgId = (await api.stranger()).orgId!;
    const datasetId = await insertDataset(api.dataSource, orgId);
    const run = await insertRun(api.dataSource, { orgId, datasetId, csv: CSV });
    await api.dataSource.query(
      `INSERT INTO import_run (org_id, dataset_id, stored_file_id, file_name, file_size, sha256, duplicate_allowed,
                               status, mode, profile, total_rows, finished_at)
       SELECT org_id, dataset_id, stored_file_id, file_name, file_size, sha256, true,
              status, mode, profile, total_rows, now() - n * interval '1 hour'
       FROM import_run, generate_series(1, $2) n WHERE id = $1`,
      [run, RUNS],
    );
    const owner = new Client({ connectionString: api.database.ownerUrl });
    await owner.connect();
    await owner.query('VACUUM ANALYZE import_run');
    await owner.end();
    const activities = new RunActivityRepository(explaining);
    await activities.now(orgId);
    await activities.rowsByAge(orgId);
    expect(plans).toEqual([
      expect.stringContaining('import_run_ended'),
      expect.stringContaining('import_run_ended'),
    ]);
    expect(plans.filter((plan) => plan.includes('Seq Scan'))).toEqual([]);
  });
});
