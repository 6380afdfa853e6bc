import { readdir } from 'node:fs/promises';
import type { QueryRunner } from 'typeorm';
import { startTestApp, type TestApp } from '../testing';
import { insertDataset } from '../testing/run-fixture';

const CSV = 'Date,Campaign,Channel,Cost\n2026-03-01,Brand,Google Ads,1.50\n';

let api: TestApp;
let deletion: QueryRunner;
beforeAll(async () => {
  api = await startTestApp();
  deletion = api.dataSource.createQueryRunner();
});
afterAll(async () => {
  await deletion.release();
  await api.close();
});

/** Until somebody in this database waits for a lock; pg_stat_activity tells that of one's own role only. */
async function untilSomebodyWaits(): Promise<void> {
  for (let n = 0; n < 100; n++) {
    const waiting: unknown[] = await api.dataSource.query(
      `SELECT 1 FROM pg_locks JOIN pg_stat_activity a USING (pid)
       WHERE NOT granted AND a.datname = current_database()`,
    );
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('Nobody waited within five seconds');
}

it('an upload to a dataset that is deleted meanwhile finds nothing and leaves nothing', async () => {
  const member = await api.as('MEMBER');
  const datasetId = await insertDataset(api.dataSource, member.orgId!);
  await deletion.startTransaction();
  await deletion.query('DELETE FROM import_dataset WHERE id = $1', [datasetId]);
  const upload = member.upload(`/api/datasets/${datasetId}/uploads`, 'ads.csv', CSV);
  await untilSomebodyWaits();
  await deletion.commitTransaction();
  const { status, body } = await upload;
  expect([status, body.code]).toEqual([404, 'not_found']);
  const left: unknown[] = await api.dataSource.query('SELECT 1 FROM stored_file');
  const entries = await readdir(api.config.storageDir, { recursive: true, withFileTypes: true });
  expect([left.length, entries.filter((entry) => entry.isFile()).length]).toEqual([0, 0]);
});
