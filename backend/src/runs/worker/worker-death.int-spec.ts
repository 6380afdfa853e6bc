import type { Run } from '@etl-studio/contracts';
import {
  draftOf,
  figuresOf,
  generatedCsv,
  holdLoads,
  holdPublishes,
  runWhen,
  started,
  startTestApp,
  startWorker,
  type TestApp,
  type TestClient,
  type WorkerProcess,
} from '../../testing';

const SHORT_LEASE = { LEASE_SECONDS: '3', HEARTBEAT_SECONDS: '1' };
const succeeded = (run: Run) => run.status === 'SUCCEEDED';
const finalising = (run: Run) => run.phase === 'finalising';

describe('a worker that dies or freezes', () => {
  const csv = generatedCsv(5_000);
  let api: TestApp;
  let client: TestClient;
  let doomed: WorkerProcess;
  let heir: WorkerProcess;

  beforeAll(async () => {
    api = await startTestApp();
    [doomed, heir] = await Promise.all([startWorker(api, SHORT_LEASE), startWorker(api, SHORT_LEASE)]);
    client = await api.as('MEMBER');
  }, 60_000);

  afterAll(async () => {
    await Promise.all([doomed.stop(), heir.stop()]);
    await api.close();
  });

  async function workerOf(runId: string): Promise<WorkerProcess> {
    const [{ worker_id }] = await api.dataSource.query('SELECT worker_id FROM import_run WHERE id = $1', [
      runId,
    ]);
    return worker_id.includes(`:${doomed.pid}:`) ? doomed : heir;
  }

  /** Rows of attempts that published nothing are deleted in the background. */
  async function onlyPublishedRows(runId: string, records: number): Promise<void> {
    const deadline = performance.now() + 10_000;
    while ((await figuresOf(api, runId)).stored !== records && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  const exact = {
    stored: csv.validRows,
    records: csv.validRows,
    rowErrors: csv.invalidRows,
    spend: csv.spend,
    clicks: csv.clicks,
    rolledUp: csv.spend,
    slices: 93,
    publishes: 1,
  };

  it('frozen past its lease just before it publishes, never publishes when it wakes', async () => {
    const draft = await draftOf(client, csv.text);
    const held = await holdPublishes(api, draft.datasetId);
    await started(client, draft);
    await runWhen(client, draft.id, finalising);
    const frozen = await workerOf(draft.id);
    frozen.signal('SIGSTOP');
    // Its session gets the lock now and keeps it, for its client says nothing any more.
    await held.release();
    await runWhen(client, draft.id, succeeded);
    frozen.signal('SIGCONT');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await onlyPublishedRows(draft.id, csv.validRows);
    expect(await figuresOf(api, draft.id)).toEqual(exact);
    expect((await client.get(`/api/runs/${draft.id}/attempts`)).body).toMatchObject([
      { number: 1, status: 'FAILED', error: { code: 'lease_lost' } },
      { number: 2, status: 'SUCCEEDED' },
    ]);
  }, 60_000);

  it('killed in the middle of COPY, and again with all rows stored, still leaves one exact run', async () => {
    const draft = await draftOf(client, csv.text.replace('Cost', 'Cost '));
    const loads = await holdLoads(api);
    await started(client, draft);
    await runWhen(client, draft.id, (run) => run.status === 'RUNNING');
    const first = await workerOf(draft.id);
    first.signal('SIGKILL');
    await first.ended;
    await loads.release();
    const publishes = await holdPublishes(api, draft.datasetId);
    await runWhen(client, draft.id, finalising);
    second(first).signal('SIGKILL');
    const replacement = await startWorker(api, SHORT_LEASE);
    if (first === doomed) doomed = replacement;
    else heir = replacement;
    await publishes.release();

    await runWhen(client, draft.id, succeeded);
    const seen = await client.get(`/api/runs/${draft.id}/records?limit=1`);
    expect(seen.body.total).toBe(csv.validRows);
    await onlyPublishedRows(draft.id, csv.validRows);
    expect(await figuresOf(api, draft.id)).toEqual(exact);
    expect((await client.get(`/api/runs/${draft.id}/attempts`)).body).toHaveLength(3);
  }, 60_000);

  function second(first: WorkerProcess): WorkerProcess {
    return first === doomed ? heir : doomed;
  }
});
