import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Run } from '@etl-studio/contracts';
import {
  draftOf,
  EventReader,
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

const succeeded = (run: Run) => run.status === 'SUCCEEDED';
const ended = (run: Run) => ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(run.status);

describe('an import', () => {
  const csv = generatedCsv(2_000);
  let api: TestApp;
  let client: TestClient;
  let worker: WorkerProcess;

  beforeAll(async () => {
    api = await startTestApp();
    worker = await startWorker(api, { LEASE_SECONDS: '6', HEARTBEAT_SECONDS: '1' });
    client = await api.as('MEMBER');
  }, 60_000);

  afterAll(async () => {
    await worker.stop();
    await api.close();
  });

  async function fileOf(runId: string): Promise<string> {
    const [{ key }] = await api.dataSource.query(
      'SELECT f.key FROM import_run r JOIN stored_file f ON f.id = r.stored_file_id WHERE r.id = $1',
      [runId],
    );
    return path.join(api.config.storageDir, key.slice(0, 2), key);
  }

  async function attemptsOf(runId: string): Promise<unknown> {
    return (await client.get(`/api/runs/${runId}/attempts`)).body;
  }

  it('stores exact records, row errors, rollups and slices, and tells it live', async () => {
    const draft = await draftOf(client, csv.text);
    const stream = await EventReader.open(client, `/api/runs/${draft.id}/events`);
    await stream.until(({ event }) => event === 'run.snapshot');
    await started(client, draft);
    const events = await stream.rest();

    expect(events[0]).toMatchObject({ event: 'run.snapshot', data: { status: 'DRAFT' } });
    expect(events.filter(({ event }) => event === 'run.completed')).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({
      event: 'run.completed',
      data: {
        status: 'SUCCEEDED',
        totalRows: 2_000,
        validRows: csv.validRows,
        invalidRows: csv.invalidRows,
        spend: csv.spend,
        progressPercent: 100,
        control: { matches: true, spend: { difference: '0' } },
        topErrors: [{ code: 'invalid_date', field: 'date', count: csv.invalidRows, sampleRow: 50 }],
      },
    });
    const seqs = events.map(({ data }) => data.seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    expect(await figuresOf(api, draft.id)).toEqual({
      stored: csv.validRows,
      records: csv.validRows,
      rowErrors: csv.invalidRows,
      spend: csv.spend,
      clicks: csv.clicks,
      rolledUp: csv.spend,
      slices: 31 * 3,
      publishes: 1,
    });
  });

  it('is rung for by the commit of its start, not by the next poll', async () => {
    const waits: number[] = [];
    for (const seed of [20, 21, 22]) {
      const draft = await draftOf(client, generatedCsv(1_000, { seed }).text);
      const stream = await EventReader.open(client, `/api/runs/${draft.id}/events`);
      await stream.until(({ event }) => event === 'run.snapshot');
      const before = performance.now();
      await started(client, draft);
      await stream.until(({ data }) => data.status === 'RUNNING');
      waits.push(Math.round(performance.now() - before));
      await stream.rest();
    }
    console.log(`first progress after ${waits.join(', ')} ms`);
    // Polls come once a second; a busy machine may be slow now and then, but not three times.
    expect(Math.min(...waits)).toBeLessThan(900);
  });

  it('is one run however often it is started at once', async () => {
    const draft = await draftOf(client, generatedCsv(500, { seed: 3 }).text);
    const starts = await Promise.all(
      Array.from({ length: 5 }, () => client.post(`/api/runs/${draft.id}/start`, {})),
    );
    expect(starts.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    await runWhen(client, draft.id, succeeded);
    expect(await figuresOf(api, draft.id)).toMatchObject({ publishes: 1, records: 490 });
    expect(await attemptsOf(draft.id)).toHaveLength(1);
  });

  it('is published once however often it is rung for', async () => {
    const draft = await draftOf(client, generatedCsv(500, { seed: 4 }).text);
    await started(client, draft);
    const ring = () =>
      api.dataSource.query(
        `INSERT INTO run_outbox (org_id, run_id, epoch) SELECT org_id, id, n FROM import_run, generate_series(0, 3) n
         WHERE id = $1`,
        [draft.id],
      );
    await ring();
    await runWhen(client, draft.id, succeeded);
    await ring();
    await ring();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const unsent = await api.dataSource.query(
      'SELECT 1 FROM run_outbox WHERE run_id = $1 AND sent_at IS NULL',
      [draft.id],
    );
    expect(unsent).toHaveLength(0);
    expect(await figuresOf(api, draft.id)).toMatchObject({ publishes: 1, records: 490, stored: 490 });
    expect(await attemptsOf(draft.id)).toHaveLength(1);
  });

  it('fails with file_checksum and stores nothing where a bit of the stored file has changed', async () => {
    const draft = await draftOf(client, generatedCsv(3_000, { seed: 5 }).text);
    const file = await fileOf(draft.id);
    const bytes = await readFile(file);
    bytes[bytes.length - 100]! ^= 1;
    await writeFile(file, bytes);
    await started(client, draft);
    const run = await runWhen(client, draft.id, ended);
    expect(run).toMatchObject({
      status: 'FAILED',
      dlq: false,
      validRows: 0,
      error: { code: 'file_checksum' },
    });
    expect(await figuresOf(api, draft.id)).toMatchObject({ stored: 0, records: 0, rolledUp: '0', slices: 0 });
  });

  it('waits for storage that is away, without failing in between, and goes on once it is back', async () => {
    const draft = await draftOf(client, generatedCsv(500, { seed: 6 }).text);
    const file = await fileOf(draft.id);
    await rename(file, `${file}.away`);
    await mkdir(file);
    const stream = await EventReader.open(client, `/api/runs/${draft.id}/events`);
    await started(client, draft);
    const waiting = await runWhen(client, draft.id, (run) => run.retryAt !== null);
    expect(waiting).toMatchObject({ status: 'QUEUED', dlq: false, error: { code: 'storage_unavailable' } });
    const delay = Date.parse(waiting.retryAt ?? '') - Date.now();
    expect(delay).toBeGreaterThan(2_000);
    expect(delay).toBeLessThanOrEqual(5_000);

    await rm(file, { recursive: true });
    await rename(`${file}.away`, file);
    await runWhen(client, draft.id, succeeded);
    const names = (await stream.rest()).map(({ event, data }) => `${event} ${data.status}`);
    expect(names.filter((name) => name.startsWith('run.completed'))).toEqual(['run.completed SUCCEEDED']);
    expect(await attemptsOf(draft.id)).toMatchObject([
      { number: 1, status: 'FAILED', error: { code: 'storage_unavailable', retryable: true } },
      { number: 2, status: 'SUCCEEDED', error: null },
    ]);
  });

  it('is set aside after its last transient failure, and taken up again by retry', async () => {
    const draft = await draftOf(client, generatedCsv(500, { seed: 7 }).text);
    const file = await fileOf(draft.id);
    await rename(file, `${file}.away`);
    await mkdir(file);
    await api.dataSource.query('UPDATE import_run SET transient_failures = 5 WHERE id = $1', [draft.id]);
    await started(client, draft);
    const run = await runWhen(client, draft.id, ended);
    expect(run).toMatchObject({ status: 'FAILED', dlq: true, error: { code: 'storage_unavailable' } });

    await rm(file, { recursive: true });
    await rename(`${file}.away`, file);
    const retried = await client.post(`/api/runs/${draft.id}/retry`);
    expect(retried).toMatchObject({ status: 202, body: { dlq: false, error: null } });
    await runWhen(client, draft.id, succeeded);
  });

  it('ends cancelled in the middle of its load, with nothing imported', async () => {
    const draft = await draftOf(client, generatedCsv(500, { seed: 8 }).text);
    const held = await holdLoads(api);
    await started(client, draft);
    await runWhen(client, draft.id, (run) => run.status === 'RUNNING');
    expect((await client.post(`/api/runs/${draft.id}/cancel`)).status).toBe(202);
    const run = await runWhen(client, draft.id, ended, 5);
    await held.release();
    expect(run).toMatchObject({ status: 'CANCELLED', error: null, validRows: 0 });
    expect(await figuresOf(api, draft.id)).toMatchObject({ records: 0, slices: 0, publishes: 0 });
  });

  it('is not published by an attempt that is no longer the run’s', async () => {
    const draft = await draftOf(client, generatedCsv(500, { seed: 9 }).text);
    const held = await holdPublishes(api, draft.datasetId);
    await started(client, draft);
    await runWhen(client, draft.id, ({ phase }) => phase === 'finalising');
    await api.dataSource.query(
      `WITH run AS (UPDATE import_run SET status = 'QUEUED', epoch = epoch + 1, seq = seq + 1000 WHERE id = $1
                    RETURNING org_id, id, epoch)
       INSERT INTO run_outbox (org_id, run_id, epoch) SELECT org_id, id, epoch FROM run`,
      [draft.id],
    );
    await held.release();
    await runWhen(client, draft.id, succeeded);
    expect(await figuresOf(api, draft.id)).toMatchObject({ publishes: 1, records: 490, slices: 93 });
    await worker.said(/Fenced commit|lease_lost/);
  });

  it('takes texts as long as a cell may be, and text that COPY gives a meaning', async () => {
    const long = Array.from({ length: 9_000 }, (_, n) =>
      String.fromCodePoint(0x4e00 + ((n * 7919) % 20_000)),
    ).join('');
    const odd = 'a\\N\tb\\.';
    const text = `Date,Campaign,Channel,Cost,Clicks,Conversions\n2026-03-01,${odd},${long},1.5,,\n\\.,x,y,-,,\n`;
    const draft = await draftOf(client, text);
    await started(client, draft);
    const run = await runWhen(client, draft.id, ended);
    expect(run).toMatchObject({ status: 'SUCCEEDED', validRows: 1, invalidRows: 1 });
    const records = await client.get(`/api/runs/${draft.id}/records`);
    expect(records.body.items).toMatchObject([
      { campaign: odd, channel: long, clicks: null, conversions: null },
    ]);
    const errors = await client.get(`/api/runs/${draft.id}/errors`);
    expect(errors.body.items).toMatchObject([{ row: { Date: '\\.', Campaign: 'x', Cost: '-' } }]);
  });

  /** As if a worker had died on it for the fourth time, each time at the same row. */
  async function crashedAgain(runId: string): Promise<void> {
    await api.dataSource.query(
      `WITH run AS (
         UPDATE import_run SET status = 'RUNNING', epoch = 2, schema_version = 1, crash_count = 3, crash_progress = 100,
                processed_rows = 100, lease_until = now() - interval '1 s', worker_id = 'gone', attempt_count = 4
         WHERE id = $1 RETURNING id, org_id)
       INSERT INTO import_run_attempt (run_id, number, org_id, epoch, worker, request_id)
       SELECT id, 4, org_id, 2, 'gone', 'gone' FROM run`,
      [runId],
    );
  }

  const presence = (workerId: string) =>
    api.dataSource.query(
      "INSERT INTO worker_presence (worker_id, seen_at) VALUES ($1, now() - interval '1 minute')",
      [workerId],
    );

  it('is set aside as poison when workers keep dying on it at the same place', async () => {
    const draft = await draftOf(client, generatedCsv(500, { seed: 10 }).text);
    await presence('gone');
    await crashedAgain(draft.id);
    const run = await runWhen(client, draft.id, ended);
    expect(run).toMatchObject({ status: 'FAILED', dlq: true, error: { code: 'poison' } });
  });

  it('is no poison while workers die that never had it', async () => {
    const draft = await draftOf(client, generatedCsv(500, { seed: 11 }).text);
    await presence('elsewhere');
    await crashedAgain(draft.id);
    const run = await runWhen(client, draft.id, ended);
    expect(run).toMatchObject({ status: 'SUCCEEDED', attemptCount: 5 });
  });

  it('is poison after twenty losses, whoever else died', async () => {
    const draft = await draftOf(client, generatedCsv(500, { seed: 12 }).text);
    await api.dataSource.query(
      `INSERT INTO import_run_attempt (run_id, number, org_id, epoch, worker, request_id, status, error_code)
       SELECT id, 100 + n, org_id, -n, 'gone', 'gone', 'FAILED', 'lease_lost'
       FROM import_run, generate_series(1, 20) n WHERE id = $1`,
      [draft.id],
    );
    await crashedAgain(draft.id);
    const run = await runWhen(client, draft.id, ended);
    expect(run).toMatchObject({ status: 'FAILED', error: { code: 'poison' } });
  });
});
