import type { Run } from '@etl-studio/contracts';
import {
  draftOf,
  EventReader,
  hardToCutCsv,
  holdParts,
  PART_BYTES,
  partsWhenHeld,
  runWhen,
  started,
  startTestApp,
  startWorker,
  type TestApp,
  type TestClient,
  type WorkerProcess,
} from '../../../testing';

const { TEST_S3_ENDPOINT, TEST_S3_REGION, TEST_S3_BUCKET, TEST_S3_ACCESS_KEY, TEST_S3_SECRET_KEY } =
  process.env;
const ON_S3 = {
  S3_ENDPOINT: TEST_S3_ENDPOINT ?? '',
  S3_REGION: TEST_S3_REGION ?? 'us-east-1',
  S3_BUCKET: TEST_S3_BUCKET ?? '',
  S3_ACCESS_KEY: TEST_S3_ACCESS_KEY ?? '',
  S3_SECRET_KEY: TEST_S3_SECRET_KEY ?? '',
};
const succeeded = (run: Run) => run.status === 'SUCCEEDED';

if (!TEST_S3_ENDPOINT)
  process.stdout.write('SKIPPED: files on S3 in parts, because TEST_S3_ENDPOINT is not set\n');

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

describe.each([
  ['the disk', {}],
  ...(TEST_S3_ENDPOINT ? [['S3', ON_S3] as [string, Record<string, string>]] : []),
])('a large file on %s that two workers load in parts', (_, store) => {
  let api: TestApp;
  let client: TestClient;
  let workers: WorkerProcess[];

  beforeAll(async () => {
    api = await startTestApp({ env: { PART_BYTES, ...store } });
    const env = { PART_BYTES, WORKER_CONCURRENCY: '1', ...store };
    workers = await Promise.all([startWorker(api, env), startWorker(api, env)]);
    client = await api.as('ADMIN');
  }, 120_000);

  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await api.close();
  });

  async function partitionsOf(runId: string): Promise<number> {
    const [row] = await api.dataSource.query(
      `SELECT count(*)::int AS partitions FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhparent
       WHERE c.relkind = 'p' AND c.relname LIKE 'record\\_' || replace($1, '-', '') || '\\_%'`,
      [runId],
    );
    return row.partitions;
  }

  /** Everything that anybody can see of the run but its own ids and times. */
  async function seenOf(run: Run) {
    const get = async (path: string) => (await client.get(`/api/runs/${run.id}/${path}`)).body;
    const { lines, rows, sums, control, reading } = await get('receipt');
    const rollups = await api.dataSource.query(
      `SELECT currency, date::text, channel, campaign, records, spend, clicks, conversions FROM run_rollup
       WHERE run_id = $1 ORDER BY 1, 2, 3, 4`,
      [run.id],
    );
    const { totalRows, validRows, invalidRows, excludedRows, spend, topErrors, progressPercent } = run;
    return {
      counts: { totalRows, validRows, invalidRows, excludedRows, spend, topErrors, progressPercent },
      control: run.control,
      receipt: { lines, rows, sums, control, reading },
      rollups,
      records: await get('records/export'),
      page: (await get('records?limit=200&offset=15000&sort=-spend')).items,
      errors: await get('errors/export'),
      groups: await get('errors/groups'),
    };
  }

  /** By both workers, each of which has a part before any row is stored. */
  async function inParts(file: string | Uint8Array): Promise<Run> {
    const draft = await draftOf(client, file);
    const held = await holdParts(api);
    await started(client, draft);
    const parts = await partsWhenHeld(api, draft.id, 2);
    expect(new Set(parts.map(({ worker }) => worker)).size).toBe(2);
    await held.release();
    return runWhen(client, draft.id, succeeded);
  }

  async function asAWhole(file: string | Uint8Array): Promise<Run> {
    const draft = await draftOf(client, file);
    await api.dataSource.query(
      'UPDATE stored_file f SET parts = NULL FROM import_run r WHERE r.id = $1 AND r.stored_file_id = f.id',
      [draft.id],
    );
    return runWhen(client, await started(client, draft), succeeded);
  }

  it.each([
    ['in UTF-8', hardToCutCsv()],
    ['in UTF-16', utf16(hardToCutCsv(7))],
  ])(
    'comes to what one worker makes of it, byte for byte, %s',
    async (_name, file) => {
      const parted = await inParts(file);
      const whole = await asAWhole(file);
      expect(await partitionsOf(parted.id)).toBeGreaterThan(4);
      expect(await partitionsOf(whole.id)).toBe(0);
      const [seen, wanted] = [await seenOf(parted), await seenOf(whole)];
      expect(seen.receipt.lines.balanced && seen.receipt.sums.balanced).toBe(true);
      expect(seen).toEqual(wanted);
      expect((await client.get(`/api/runs/${parted.id}/attempts`)).body).toHaveLength(1);
    },
    120_000,
  );

  it('tells its progress as one, which never falls', async () => {
    const draft = await draftOf(client, hardToCutCsv(3));
    const stream = await EventReader.open(client, `/api/runs/${draft.id}/events`);
    await started(client, draft);
    const events = await stream.rest();
    const rows = events.filter(({ event }) => event === 'run.progress').map(({ data }) => data.processedRows);
    expect(rows).toEqual([...rows].sort((a, b) => a - b));
    expect(events.at(-1)).toMatchObject({ event: 'run.completed', data: { progressPercent: 100 } });
  }, 60_000);

  it('is read by its key, and dropped with its dataset', async () => {
    const run = await inParts(hardToCutCsv(5));
    const table = `run_tables.record_${run.id.replaceAll('-', '')}`;
    const [{ name }] = await api.dataSource.query(
      "SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'p' AND oid::regclass::text LIKE $1 || '%'",
      [table],
    );
    const plan = await api.dataSource.query(
      `EXPLAIN SELECT * FROM ${name} WHERE row_number > 20000 ORDER BY row_number LIMIT 50`,
    );
    const text = JSON.stringify(plan);
    expect(text).toMatch(/Index Scan using record_\w+_pkey/);
    expect(text).not.toMatch(/Sort/);
    const [{ leaf }] = await api.dataSource.query(
      'SELECT inhrelid::regclass::text AS leaf FROM pg_inherits WHERE inhparent = $1::regclass LIMIT 1',
      [name],
    );
    await expect(api.dataSource.query(`SELECT 1 FROM ${leaf} LIMIT 1`)).rejects.toThrow('permission denied');
    await client.delete(`/api/datasets/${run.datasetId}`);
    const gone = async () => (await api.dataSource.query('SELECT to_regclass($1) AS it', [leaf]))[0].it;
    const deadline = performance.now() + 30_000;
    while ((await gone()) !== null && performance.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await gone()).toBeNull();
  }, 120_000);
});
