import type { Run } from '@etl-studio/contracts';
import {
  draftOf,
  figuresOf,
  generatedCsv,
  holdLoads,
  runWhen,
  started,
  startTestApp,
  startWorker,
  type TestApp,
  type TestClient,
} from '../../testing';

const REDIS_AWAY = 'redis://127.0.0.1:1';
const SHORT_LEASE = { LEASE_SECONDS: '3', HEARTBEAT_SECONDS: '1' };
const succeeded = (run: Run) => run.status === 'SUCCEEDED';

describe('a worker', () => {
  let api: TestApp;
  let client: TestClient;

  beforeAll(async () => {
    api = await startTestApp();
    client = await api.as('MEMBER');
  }, 60_000);
  afterAll(() => api.close());

  it('without Redis takes waiting runs from the database, and still stops when told to', async () => {
    const worker = await startWorker(api, { ...SHORT_LEASE, REDIS_URL: REDIS_AWAY });
    const ids = [
      await started(client, await draftOf(client, generatedCsv(300, { seed: 1 }).text)),
      await started(client, await draftOf(client, generatedCsv(300, { seed: 2 }).text)),
      await started(client, await draftOf(client, generatedCsv(300, { seed: 3 }).text)),
    ];
    for (const id of ids) {
      await runWhen(client, id, succeeded);
      expect(await figuresOf(api, id)).toMatchObject({ records: 294, publishes: 1 });
    }
    expect(await worker.stop()).toBe(0);
  }, 60_000);

  it('takes back what another one left as soon as it is there, however soon it ends', async () => {
    const draft = await draftOf(client, generatedCsv(300, { seed: 5 }).text);
    await api.dataSource.query(
      `UPDATE import_run SET status = 'RUNNING', epoch = 7, worker_id = 'gone', schema_version = 1,
         lease_until = now() - interval '1 minute' WHERE id = $1`,
      [draft.id],
    );
    const worker = await startWorker(api, { REDIS_URL: REDIS_AWAY });
    expect(await worker.stop()).toBe(0);
    const [left] = await api.dataSource.query('SELECT status, worker_id FROM import_run WHERE id = $1', [
      draft.id,
    ]);
    expect(['QUEUED', 'SUCCEEDED']).toContain(left.status);
    expect(left.worker_id).toBeNull();
  }, 60_000);

  it('told to stop in the middle of a run gives it back uncounted, and another one ends it', async () => {
    const first = await startWorker(api, SHORT_LEASE);
    const draft = await draftOf(client, generatedCsv(300, { seed: 4 }).text);
    const held = await holdLoads(api);
    await started(client, draft);
    await runWhen(client, draft.id, ({ status }) => status === 'RUNNING');
    expect(await first.stop()).toBe(0);
    const [given] = await api.dataSource.query(
      'SELECT status, transient_failures, crash_count, error_code FROM import_run WHERE id = $1',
      [draft.id],
    );
    expect(given).toEqual({
      status: 'QUEUED',
      transient_failures: 0,
      crash_count: 0,
      error_code: 'worker_stopped',
    });
    await held.release();

    const second = await startWorker(api, SHORT_LEASE);
    await runWhen(client, draft.id, succeeded);
    expect(await figuresOf(api, draft.id)).toMatchObject({ records: 294, publishes: 1 });
    await second.stop();
  }, 60_000);
});
