import { ChangeLog } from '../../platform/changes';
import type { Config } from '../../platform/config';
import { FileStores } from '../../platform/storage';
import { draftOf, generatedCsv, startTestApp, type TestApp, type TestClient } from '../../testing';
import { RunDeletionRepository } from '../deletion/run-deletion.repository';
import { Retention } from './retention';

describe('retention', () => {
  let api: TestApp;
  let member: TestClient;
  let seed = 0;
  beforeAll(async () => {
    api = await startTestApp({ env: { RETAIN_DRAFT_DAYS: '7', RETAIN_ENDED_DAYS: '30' } });
    member = await api.as('MEMBER');
  }, 60_000);
  afterAll(() => api.close());

  const stores = () => api.app.get(FileStores, { strict: false });
  const applied = (config = api.config) => {
    const { app, dataSource } = api;
    const changes = app.get(ChangeLog, { strict: false });
    return new Retention(
      dataSource,
      new RunDeletionRepository(dataSource),
      stores(),
      changes,
      config,
    ).apply();
  };

  /** A run in a state for so many days. */
  const run = async (status: string, days: number): Promise<string> => {
    const { id } = await draftOf(member, generatedCsv(5, { seed: ++seed }).text);
    await api.dataSource.query(
      `UPDATE import_run SET status = $2, created_at = now() - interval '90 days',
         finished_at = CASE WHEN $2 <> 'DRAFT' THEN now() - make_interval(days => $3) END
       WHERE id = $1`,
      [id, status, days],
    );
    if (status === 'DRAFT')
      await api.dataSource.query(
        'UPDATE import_run SET created_at = now() - make_interval(days => $2) WHERE id = $1',
        [id, days],
      );
    return id;
  };
  const statusOf = async (id: string) => (await member.get(`/api/runs/${id}`)).status;

  it('deletes drafts and ended runs that are old enough, with their files, and says so in the audit log', async () => {
    const old = [await run('DRAFT', 8), await run('FAILED', 31), await run('CANCELLED', 31)];
    const kept = [await run('DRAFT', 6), await run('FAILED', 29)];
    const key = 'SELECT key FROM stored_file f JOIN import_run r ON r.stored_file_id = f.id WHERE r.id = $1';
    const [file] = await api.dataSource.query<{ key: string }[]>(key, [old[0]]);
    await applied();
    for (const id of old) expect(await statusOf(id)).toBe(404);
    for (const id of kept) expect(await statusOf(id)).toBe(200);
    await expect(
      api.app
        .get(FileStores)
        .of('disk')
        .open(file?.key ?? ''),
    ).rejects.toThrow();
    const events = await api.dataSource.query(
      "SELECT user_id, detail FROM audit_event WHERE action = 'run.deleted' AND resource_id = $1",
      [old[1]],
    );
    expect(events).toEqual([
      { user_id: null, detail: { fileName: 'ads.csv', status: 'FAILED', retentionDays: 30 } },
    ]);
  });

  it('never touches what counts, waits or runs', async () => {
    const ids = [await run('SUCCEEDED', 80), await run('QUEUED', 80), await run('RUNNING', 80)];
    await applied();
    for (const id of ids) expect(await statusOf(id)).toBe(200);
  });

  it('keeps everything where it is not asked for', async () => {
    const id = await run('DRAFT', 80);
    const retention = { value: { draftDays: 0, endedDays: 0 } };
    await applied(Object.create(api.config, { retention }) as Config);
    expect(await statusOf(id)).toBe(200);
  });
});
