import type { Run } from '@etl-studio/contracts';
import {
  draftOf,
  generatedCsv,
  holdLoads,
  runWhen,
  started,
  startTestApp,
  startWorker,
  type TestApp,
  type TestClient,
} from '../../testing';

const succeeded = (run: Run) => run.status === 'SUCCEEDED';

describe('organizations that share a worker', () => {
  let api: TestApp;
  let many: TestClient;
  let few: TestClient;

  beforeAll(async () => {
    api = await startTestApp();
    [many, few] = await Promise.all([api.as('MEMBER'), api.stranger()]);
  }, 60_000);
  afterAll(() => api.close());

  let seed = 0;
  const draft = (client: TestClient) => draftOf(client, generatedCsv(60, { seed: ++seed }).text);

  const underWay = (): Promise<{ org_id: string; runs: number }[]> =>
    api.dataSource.query(
      `SELECT org_id, count(*)::int AS runs FROM import_run WHERE status = 'RUNNING' GROUP BY org_id ORDER BY runs`,
    );

  /** As soon as so many runs are, of all organizations. */
  async function whenUnderWay(count: number): Promise<unknown[]> {
    const deadline = performance.now() + 20_000;
    for (;;) {
      const found = await underWay();
      const sum = found.reduce((all, { runs }) => all + runs, 0);
      if (sum >= count || performance.now() > deadline) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  it('each have their places, however many runs of another one came before', async () => {
    const drafts = [await draft(many), await draft(many), await draft(many), await draft(many)];
    const lateDraft = await draft(few);
    const held = await holdLoads(api);
    const first: string[] = [];
    for (const each of drafts) first.push(await started(many, each));
    const last = await started(few, lateDraft);
    const worker = await startWorker(api, { WORKER_CONCURRENCY: '4', ORG_CONCURRENCY: '2' });
    await runWhen(few, last, ({ status }) => status === 'RUNNING');
    // Which two is for whoever got the lock first.
    expect(await whenUnderWay(3)).toEqual([
      { org_id: few.orgId, runs: 1 },
      { org_id: many.orgId, runs: 2 },
    ]);

    await held.release();
    await runWhen(few, last, succeeded);
    for (const id of first) await runWhen(many, id, succeeded);
    const attempts = await api.dataSource.query('SELECT 1 FROM import_run_attempt');
    expect(attempts).toHaveLength(5);
    expect(await worker.stop()).toBe(0);
  }, 60_000);

  it('go on with a run that was begun before they begin others that waited longer', async () => {
    const [first, second, begun] = [await draft(many), await draft(many), await draft(many)];
    for (const each of [first, second, begun]) await started(many, each);
    // As it stands after its worker died.
    await api.dataSource.query('UPDATE import_run SET started_at = now() WHERE id = $1', [begun.id]);
    const worker = await startWorker(api, { WORKER_CONCURRENCY: '1', ORG_CONCURRENCY: '1' });
    for (const { id } of [first, second, begun]) await runWhen(many, id, succeeded);
    const order = await api.dataSource.query<{ id: string }[]>(
      'SELECT id FROM import_run WHERE id = ANY ($1) ORDER BY published_at',
      [[first.id, second.id, begun.id]],
    );
    // The first may have been taken before the other rings came.
    expect(order.slice(0, 2)).toContainEqual({ id: begun.id });
    expect(await worker.stop()).toBe(0);
  }, 60_000);

  it('lose no place to a run whose worker is gone', async () => {
    const waiting = await started(many, await draft(many));
    await api.dataSource.query(
      `UPDATE import_run SET status = 'RUNNING', lease_until = now() - interval '1 hour', worker_id = 'gone'
       WHERE id <> $1 AND org_id = $2`,
      [waiting, many.orgId],
    );
    const worker = await startWorker(api, { ORG_CONCURRENCY: '1', LEASE_SECONDS: '30' });
    await runWhen(many, waiting, succeeded);
    expect(await worker.stop()).toBe(0);
  }, 60_000);
});
