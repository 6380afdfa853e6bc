import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Run } from '@etl-studio/contracts';
import {
  draftOf,
  figuresOf,
  generatedCsv,
  heldParts,
  holdParts,
  PART_BYTES,
  partsWhenHeld,
  runWhen,
  started,
  startTestApp,
  startWorker,
  type HeldPart,
  type TestApp,
  type TestClient,
  type WorkerProcess,
} from '../../../testing';

const ENV = { PART_BYTES, WORKER_CONCURRENCY: '1', LEASE_SECONDS: '3', HEARTBEAT_SECONDS: '1' };
const succeeded = (run: Run) => run.status === 'SUCCEEDED';
const csv = generatedCsv(25_000);
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

let api: TestApp;
let client: TestClient;
let workers: WorkerProcess[];

beforeAll(async () => {
  api = await startTestApp({ env: { PART_BYTES } });
  workers = await Promise.all([startWorker(api, ENV), startWorker(api, ENV)]);
  client = await api.as('ADMIN');
}, 120_000);

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await api.close();
});

const holderOf = ({ worker }: HeldPart): WorkerProcess => {
  const found = workers.find(({ pid }) => worker.includes(`:${pid}:`));
  if (!found) throw new Error(`No worker ${worker}`);
  return found;
};

async function kill(worker: WorkerProcess): Promise<void> {
  worker.signal('SIGKILL');
  await worker.ended;
  workers = [...workers.filter((other) => other !== worker), await startWorker(api, ENV)];
}

/** A run that both workers load, each stopped in its first part; and who they are. */
async function stoppedRun() {
  const draft = await draftOf(client, csv.text);
  const held = await holdParts(api);
  await started(client, draft);
  const parts = await partsWhenHeld(api, draft.id, 2);
  const [own] = parts.filter(({ byAttempt }) => byAttempt);
  const [foreign] = parts.filter(({ byAttempt }) => !byAttempt);
  if (!own || !foreign) throw new Error(JSON.stringify(parts));
  return {
    runId: draft.id,
    release: () => held.release(),
    attempt: holderOf(own),
    helper: holderOf(foreign),
    helped: foreign,
  };
}

async function tablesOf(runId: string): Promise<number> {
  return (await api.dataSource.query<unknown[]>('SELECT 1 FROM run_table WHERE run_id = $1', [runId])).length;
}

/** Waits until nothing is left of lost turns and ended runs. */
async function cleaned(runId: string, tables: number): Promise<void> {
  const deadline = performance.now() + 20_000;
  const left = async () => {
    const parts = await api.dataSource.query<unknown[]>('SELECT 1 FROM import_part WHERE run_id = $1', [
      runId,
    ]);
    return parts.length + Math.abs((await tablesOf(runId)) - tables);
  };
  while ((await left()) > 0 && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await left()).toBe(0);
}

const attemptsOf = async (runId: string) => (await client.get(`/api/runs/${runId}/attempts`)).body;

describe('a part of a run', () => {
  it('is taken again, within the same attempt, when the worker dies that had it', async () => {
    const { runId, release, helper } = await stoppedRun();
    await kill(helper);
    await release();
    await runWhen(client, runId, succeeded);
    expect(await figuresOf(api, runId)).toEqual(exact);
    expect(await attemptsOf(runId)).toMatchObject([{ number: 1, status: 'SUCCEEDED' }]);
    await cleaned(runId, 2);
  }, 90_000);

  it('comes too late, and is not there, when its worker was frozen and wakes', async () => {
    const { runId, release, helper, helped } = await stoppedRun();
    helper.signal('SIGSTOP');
    // Its sessions are ended by whoever takes its part.
    const retaken = async () => {
      const parts = await heldParts(api, runId);
      return !parts.some(({ part, turn }) => part === helped.part && turn === helped.turn);
    };
    while (!(await retaken())) await new Promise((resolve) => setTimeout(resolve, 50));
    await release();
    await runWhen(client, runId, succeeded);
    helper.signal('SIGCONT');
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(await figuresOf(api, runId)).toEqual(exact);
    expect(await attemptsOf(runId)).toHaveLength(1);
    await cleaned(runId, 2);
  }, 90_000);

  it('goes with its attempt, when the worker dies that has the run', async () => {
    const { runId, release, attempt } = await stoppedRun();
    await kill(attempt);
    await release();
    await runWhen(client, runId, succeeded, 60);
    expect(await figuresOf(api, runId)).toEqual(exact);
    expect(await attemptsOf(runId)).toMatchObject([
      { number: 1, status: 'FAILED', error: { code: 'lease_lost' } },
      { number: 2, status: 'SUCCEEDED' },
    ]);
    await cleaned(runId, 2);
  }, 120_000);

  it('is given up by everybody when the run is cancelled', async () => {
    const { runId, release } = await stoppedRun();
    expect((await client.post(`/api/runs/${runId}/cancel`)).status).toBe(202);
    await runWhen(client, runId, ({ status }) => status === 'CANCELLED');
    await release();
    await cleaned(runId, 0);
    expect(await figuresOf(api, runId)).toMatchObject({ stored: 0, records: 0, publishes: 0 });
  }, 90_000);

  it('is left to the run’s own attempt, when another worker cannot read it', async () => {
    const [blind] = workers;
    if (!blind) throw new Error('No worker');
    workers = workers.filter((worker) => worker !== blind);
    await blind.stop();
    const draft = await draftOf(client, csv.text);
    const held = await holdParts(api);
    await started(client, draft);
    await partsWhenHeld(api, draft.id, 1);
    workers.push(
      await startWorker(api, { ...ENV, STORAGE_DIR: path.join(api.config.storageDir, 'elsewhere') }),
    );
    await partsWhenHeld(api, draft.id, 2);
    await held.release();
    await runWhen(client, draft.id, succeeded);
    expect(await figuresOf(api, draft.id)).toEqual(exact);
    expect(await attemptsOf(draft.id)).toHaveLength(1);
    const odd = workers.pop();
    await odd?.stop();
    workers.push(await startWorker(api, ENV));
  }, 120_000);

  it('with other bytes than were uploaded fails the run, of which nothing stays', async () => {
    const draft = await draftOf(client, csv.text);
    const [{ key }] = await api.dataSource.query(
      'SELECT f.key FROM import_run r JOIN stored_file f ON f.id = r.stored_file_id WHERE r.id = $1',
      [draft.id],
    );
    const bytes = Buffer.from(csv.text);
    bytes[bytes.lastIndexOf('Campaign')] = 'c'.charCodeAt(0);
    await writeFile(path.join(api.config.storageDir, key.slice(0, 2), key), bytes);
    const run = await runWhen(client, await started(client, draft), ({ status }) => status === 'FAILED');
    expect(run.error).toMatchObject({ code: 'file_checksum' });
    await cleaned(draft.id, 0);
  }, 60_000);

  it('that does not begin where it should makes the file be loaded as a whole', async () => {
    const draft = await draftOf(client, csv.text);
    await api.dataSource.query(
      `UPDATE stored_file f SET parts = jsonb_set(f.parts, '{2,row}', to_jsonb((f.parts->2->>'row')::int - 1))
       FROM import_run r WHERE r.id = $1 AND r.stored_file_id = f.id`,
      [draft.id],
    );
    await runWhen(client, await started(client, draft), succeeded);
    expect(await figuresOf(api, draft.id)).toEqual(exact);
    expect(await attemptsOf(draft.id)).toHaveLength(1);
    await cleaned(draft.id, 2);
  }, 60_000);

  it('takes a place of its organization, and none that a waiting run could have', async () => {
    workers.push(await startWorker(api, ENV));
    const { runId, release } = await stoppedRun();
    // One of the three is idle, but its organization has two places, and both are taken.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await heldParts(api, runId)).toHaveLength(2);
    const stranger = await api.stranger();
    const small = generatedCsv(100);
    const other = await started(stranger, await draftOf(stranger, small.text));
    await runWhen(stranger, other, succeeded);
    const own = await started(client, await draftOf(client, generatedCsv(200).text));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await client.get(`/api/runs/${own}`)).body.status).toBe('QUEUED');
    await release();
    await Promise.all([runId, own].map((id) => runWhen(client, id, succeeded)));
  }, 120_000);
});
