import type { Readiness } from '@etl-studio/contracts';
import {
  draftOf,
  generatedCsv,
  started,
  startTestApp,
  startWorker,
  type TestApp,
  type TestClient,
} from '../../testing';

describe('readiness', () => {
  let api: TestApp;
  let client: TestClient;
  beforeAll(async () => {
    api = await startTestApp();
    client = await api.as('MEMBER');
  }, 60_000);
  afterAll(() => api.close());

  /** What the components say; on a busy machine they may have been silent before. */
  const checks = async () => {
    for (;;) {
      const { checks: told } = (await client.get('/api/health/ready')).body as Readiness;
      if (Object.values(told).every(({ message }) => message !== 'does not answer')) return told;
    }
  };

  it('says that nobody takes runs until a worker is there', async () => {
    expect((await checks()).workers).toMatchObject({
      status: 'degraded',
      message: expect.stringContaining('No worker'),
    });
    const worker = await startWorker(api);
    expect((await checks()).workers).toEqual({ status: 'up', message: '1 running' });
    await api.dataSource.query(
      `UPDATE worker_presence SET counts = '{"expiredLeases": 2, "fencedCommits": 0, "importedRows": 1200}'`,
    );
    expect((await checks()).workers?.message).toBe('1 running; 1200 records published, 2 runs taken back');
    await worker.stop();
  }, 30_000);

  it('says that rings do not get out', async () => {
    const runId = await started(client, await draftOf(client, generatedCsv(5, { seed: 1 }).text));
    expect((await checks()).outbox).toEqual({ status: 'up' });
    await api.dataSource.query(
      "UPDATE run_outbox SET due_at = now() - interval '61 seconds' WHERE run_id = $1",
      [runId],
    );
    expect((await checks()).outbox).toMatchObject({
      status: 'degraded',
      message: expect.stringContaining('61 s'),
    });
  });

  it('says that nobody takes runs back from workers that stopped answering', async () => {
    const runId = await started(client, await draftOf(client, generatedCsv(5, { seed: 2 }).text));
    const expiredFor = (seconds: number) =>
      api.dataSource.query(
        "UPDATE import_run SET status = 'RUNNING', lease_until = now() - make_interval(secs => $2) WHERE id = $1",
        [runId, seconds],
      );
    await expiredFor(10);
    expect((await checks()).leases).toEqual({ status: 'up' });
    await expiredFor(46);
    expect((await checks()).leases).toMatchObject({
      status: 'degraded',
      message: expect.stringContaining('1 of the runs'),
    });
  });
});
