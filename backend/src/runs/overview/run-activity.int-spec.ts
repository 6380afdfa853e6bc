import type { RunActivity } from '@etl-studio/contracts';
import { startTestApp, type TestApp, type TestClient } from '../../testing';
import { insertDataset, insertRun } from '../../testing/run-fixture';

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
