import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { GENERATED_MAPPING, startTestApp, type TestApp } from '../../../testing';
import { datasetOf, publishedRun } from '../../../testing/published-run';

describe('starting a draft whose store is silent', () => {
  let api: TestApp;
  beforeAll(async () => {
    api = await startTestApp();
  }, 60_000);
  afterAll(() => api.close());

  it('is refused in time where rows could be counted twice, says what to do, and starts when that is done', async () => {
    const client = await api.as('MEMBER');
    const datasetId = await datasetOf(api, client.orgId!);
    await publishedRun(api, { orgId: client.orgId!, datasetId, records: [{ channel: 'Google' }] });
    const csv = 'Date,Campaign,Channel,Cost,Clicks,Conversions\n2026-03-01,Brand,Meta,1,1,1\n';
    const { run } = (await client.upload(`/api/datasets/${datasetId}/uploads`, 'a.csv', csv)).body;
    await client.put(`/api/datasets/${datasetId}/schema`, { mapping: GENERATED_MAPPING, rules: {} });
    const [{ key }] = await api.dataSource.query(
      'SELECT f.key FROM stored_file f JOIN import_run r ON r.stored_file_id = f.id WHERE r.id = $1',
      [run.id],
    );
    const stored = path.join(api.config.storageDir, key.slice(0, 2), key);
    rmSync(stored);
    // Opens only once somebody writes to it, which nobody does.
    execFileSync('mkfifo', [stored]);

    try {
      const refused = await client.post(`/api/runs/${run.id}/start`);
      expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
      expect(refused.body.detail).toContain('confirm: true');
      expect((await client.get(`/api/runs/${run.id}`)).body.status).toBe('DRAFT');
      const confirmed = await client.post(`/api/runs/${run.id}/start`, { confirm: true });
      expect(confirmed).toMatchObject({ status: 202, body: { status: 'QUEUED' } });
    } finally {
      writeFileSync(stored, '');
    }
  }, 30_000);
});
