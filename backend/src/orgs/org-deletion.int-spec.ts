import { readdir } from 'node:fs/promises';
import { draftOf, generatedCsv, runWhen, started, startTestApp, startWorker } from '../testing';
import type { TestApp, TestClient, WorkerProcess } from '../testing';

let api: TestApp;
let worker: WorkerProcess;
beforeAll(async () => {
  api = await startTestApp();
  worker = await startWorker(api);
});
afterAll(async () => {
  await worker.stop();
  await api.close();
});

async function files(): Promise<string[]> {
  const entries = await readdir(api.config.storageDir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** Tables in which something of the organization is left. */
async function leftOf(orgId: string): Promise<string[]> {
  const tables = await api.dataSource.query<{ name: string }[]>(
    `SELECT c.table_name AS name FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND c.column_name = 'org_id' AND t.table_type = 'BASE TABLE'
       AND c.table_name !~ '_\\d+$'`,
  );
  const left: string[] = [];
  for (const { name } of tables) {
    const rows = await api.dataSource.query(`SELECT 1 FROM ${name} WHERE org_id = $1 LIMIT 1`, [orgId]);
    if (rows.length > 0) left.push(name);
  }
  return left;
}

async function imported(client: TestClient): Promise<void> {
  const draft = await draftOf(client, generatedCsv(60).text);
  await runWhen(client, await started(client, draft), ({ status }) => status === 'SUCCEEDED');
}

describe('deleting an organization', () => {
  it('takes all of it along: rows, files, keys and members', async () => {
    const filesBefore = await files();
    const owner = await api.stranger();
    const orgId = owner.orgId!;
    await imported(owner);
    await owner.post(`/api/orgs/${orgId}/api-keys`, { name: 'Nightly', role: 'MEMBER' });
    const neighbour = await api.stranger();
    await imported(neighbour);
    const neighbours = await leftOf(neighbour.orgId!);
    expect(await leftOf(orgId)).toEqual(
      expect.arrayContaining(['import_run', 'import_record', 'stored_file']),
    );

    expect((await owner.delete(`/api/orgs/${orgId}`)).status).toBe(204);
    expect(await leftOf(orgId)).toEqual([]);
    expect((await owner.get(`/api/orgs/${orgId}`)).status).toBe(404);
    expect((await owner.get('/api/auth/me')).body.orgs).toEqual([]);
    expect((await owner.get('/api/datasets', { headers: { 'X-Org-Id': orgId } })).status).toBe(404);
    // What is another organization's stays, to the last row and file.
    expect(await leftOf(neighbour.orgId!)).toEqual(neighbours);
    expect((await files()).length).toBe(filesBefore.length + 1);
  });

  it('waits for what is under way, and says what to do', async () => {
    await worker.stop();
    const owner = await api.stranger();
    const runId = await started(owner, await draftOf(owner, generatedCsv(20).text));
    const { status, body } = await owner.delete(`/api/orgs/${owner.orgId}`);
    expect([status, body.code]).toEqual([409, 'invalid_state']);
    expect(body.detail).toContain('Cancel it');
    await owner.post(`/api/runs/${runId}/cancel`);
    expect((await owner.delete(`/api/orgs/${owner.orgId}`)).status).toBe(204);
  });

  it('is for its OWNERs', async () => {
    const owner = await api.stranger();
    const admin = await api.joined(owner.orgId, 'ADMIN');
    const stranger = await api.stranger();
    expect((await admin.delete(`/api/orgs/${owner.orgId}`)).status).toBe(403);
    expect((await stranger.delete(`/api/orgs/${owner.orgId}`)).status).toBe(404);
    expect((await owner.get(`/api/orgs/${owner.orgId}`)).status).toBe(200);
  });

  it('leaves nothing of an upload that was under way', async () => {
    const owner = await api.stranger();
    const { body: dataset } = await owner.post('/api/datasets', { name: 'Ads' });
    const before = await files();
    const uploads = Array.from({ length: 4 }, (_, seed) =>
      owner.upload(`/api/datasets/${dataset.id}/uploads`, 'a.csv', generatedCsv(20, { seed }).text),
    );
    const deletion = await owner.delete(`/api/orgs/${owner.orgId}`);
    const statuses = (await Promise.all(uploads)).map(({ status }) => status);
    for (const status of statuses) expect([201, 404]).toContain(status);
    if (deletion.status !== 204) await owner.delete(`/api/orgs/${owner.orgId}`);
    expect(await leftOf(owner.orgId!)).toEqual([]);
    expect((await files()).length).toBe(before.length);
  });
});
