import type { Client } from 'pg';
import type { Run } from '@etl-studio/contracts';
import { PgConnections } from '../../platform/database';
import {
  draftOf,
  figuresOf,
  generatedCsv,
  runWhen,
  started,
  startTestApp,
  startWorker,
  type TestApp,
  type TestClient,
  type WorkerProcess,
} from '../../testing';
import { insertDataset, insertRun } from '../../testing/run-fixture';
import { recordsOf, rowErrorsOf, tableOf, type RowHome } from '../rows/row-homes';
import { LostTables } from './lost-tables';

const succeeded = (run: Run) => run.status === 'SUCCEEDED';
const csv = generatedCsv(25_000);

let api: TestApp;
let client: TestClient;
let worker: WorkerProcess;
let large: Run;
let home: RowHome;

beforeAll(async () => {
  api = await startTestApp();
  // Its own reconciler is to find nothing that a test has just made.
  worker = await startWorker(api, { LEASE_SECONDS: '120' });
  client = await api.as('ADMIN');
  large = await imported(csv.text);
  home = await homeOf(large.id);
}, 120_000);

afterAll(async () => {
  await worker.stop();
  await api.close();
});

// Runs that only stand as being loaded hold places that real ones need.
afterEach(() =>
  api.dataSource.query(
    "UPDATE import_run SET status = 'FAILED' WHERE status = 'RUNNING' AND worker_id IS NULL",
  ),
);

async function imported(text: string): Promise<Run> {
  return runWhen(client, await started(client, await draftOf(client, text)), succeeded);
}

async function homeOf(runId: string): Promise<RowHome> {
  const [row] = await api.dataSource.query<RowHome[]>(
    `SELECT org_id AS "orgId", id AS "runId", coalesce(published_epoch, epoch) AS epoch, own_tables AS "ownTables"
     FROM import_run WHERE id = $1`,
    [runId],
  );
  if (!row) throw new Error(`No run ${runId}`);
  return row;
}

async function tablesOf(runId: string): Promise<string[]> {
  const rows = await api.dataSource.query<{ relname: string }[]>(
    `SELECT relname FROM pg_class WHERE relnamespace = 'run_tables'::regnamespace AND relkind = 'r'
     AND relname LIKE '%' || $1 || '%' ORDER BY relname`,
    [runId.replaceAll('-', '')],
  );
  return rows.map(({ relname }) => relname);
}

/** A session of the application role that stands as the one of the run's present attempt. */
async function loadingSession(runId: string, epoch: number): Promise<Client> {
  const session = await api.app.get(PgConnections).connect('test');
  await session.query(
    `UPDATE import_run SET status = 'RUNNING', epoch = $2, published_epoch = NULL,
       lease_until = now() + interval '1 hour', backend_pids = ARRAY[pg_backend_pid()] WHERE id = $1`,
    [runId, epoch],
  );
  return session;
}

async function waitingRun(): Promise<string> {
  const datasetId = await insertDataset(api.dataSource, home.orgId);
  return insertRun(api.dataSource, {
    orgId: home.orgId,
    datasetId,
    csv: 'Date\n2026-01-01\n',
    status: 'FAILED',
  });
}

describe('a large run', () => {
  it('lies in tables of its own, exact to the last row', async () => {
    expect(home.ownTables).toBe(true);
    expect(await tablesOf(large.id)).toHaveLength(2);
    expect(await figuresOf(api, large.id)).toMatchObject({
      stored: csv.validRows,
      records: csv.validRows,
      rowErrors: csv.invalidRows,
      spend: csv.spend,
      rolledUp: csv.spend,
      clicks: csv.clicks,
    });
    const [shared] = await api.dataSource.query(
      'SELECT (SELECT count(*)::int FROM import_record) + (SELECT count(*)::int FROM import_row_error) AS rows',
    );
    expect(shared.rows).toBe(0);
  });

  it('is read by its key, not from start to end', async () => {
    const plan = await api.dataSource.query<{ 'QUERY PLAN': string }[]>(
      `EXPLAIN SELECT * FROM ${recordsOf(home)} WHERE run_id = $1 AND epoch = $2 AND org_id = $3 AND row_number > 20000
       ORDER BY row_number LIMIT 50`,
      [home.runId, home.epoch, home.orgId],
    );
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).toMatch(/Index Scan using \w+_pkey/);
    expect(text).not.toMatch(/Sort/);
  });

  it('is seen by no other organization and under no other epoch', async () => {
    const stranger = await api.stranger();
    expect((await stranger.get(`/api/runs/${large.id}/records`)).status).toBe(404);
    for (const [orgId, epoch] of [
      [stranger.orgId, home.epoch],
      [home.orgId, home.epoch + 1],
    ]) {
      const rows = await api.dataSource.query(
        `SELECT 1 FROM ${recordsOf(home)} WHERE run_id = $1 AND epoch = $2 AND org_id = $3 LIMIT 1`,
        [home.runId, epoch, orgId],
      );
      expect(rows).toEqual([]);
    }
  });
});

describe('a run answers the same from its own tables and from shared ones', () => {
  let twin: string;

  beforeAll(async () => {
    const datasetId = await insertDataset(api.dataSource, home.orgId);
    twin = await insertRun(api.dataSource, {
      orgId: home.orgId,
      datasetId,
      csv: csv.text,
      epoch: home.epoch,
    });
    const copy = (table: string, source: string, columns: string) =>
      api.dataSource.query(
        `INSERT INTO ${table} (org_id, run_id, epoch, ${columns}) SELECT org_id, $1, epoch, ${columns} FROM ${source}`,
        [twin],
      );
    await copy(
      'import_record',
      recordsOf(home),
      'row_number, line, date, campaign, channel, spend, clicks, conversions, currency',
    );
    await copy(
      'import_row_error',
      rowErrorsOf(home),
      'row_number, line, byte_offset, codes, fields, columns, messages, raw_values, cells',
    );
    await api.dataSource.query(
      `INSERT INTO run_rollup SELECT org_id, $3, $1, date, channel, campaign, records, spend, clicks, conversions
       FROM run_rollup WHERE run_id = $2`,
      [twin, home.runId, datasetId],
    );
  }, 60_000);

  it.each([
    'records?limit=100',
    'records?sort=-spend&limit=100',
    'records?sort=campaign&limit=100&search=campaign%201',
    'records?sort=-date&from=2026-03-05&to=2026-03-07&channel=Social',
    'records?minSpend=10.5&maxSpend=500&sort=clicks',
    'records?offset=20000&limit=10',
    'errors?limit=50',
    'errors?code=invalid_date&field=date&offset=400',
    'errors/groups',
    'records/export?sort=-conversions&minSpend=900',
    'errors/export',
  ])('GET %s', async (path) => {
    const [own, shared] = await Promise.all(
      [large.id, twin].map((id) => client.get(`/api/runs/${id}/${path}`)),
    );
    expect(own?.status).toBe(200);
    expect(own?.body).toEqual(shared?.body);
  });

  it.each(['rowNumber', '-date', 'channel', '-spend'])('page after page by %s', async (sort) => {
    const pages = async (id: string) => {
      const found: number[] = [];
      let cursor = '';
      for (let page = 0; page < 4; page++) {
        const { body } = await client.get(`/api/runs/${id}/records?limit=500&sort=${sort}${cursor}`);
        found.push(...body.items.map((item: { rowNumber: number }) => item.rowNumber));
        cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
      }
      return found;
    };
    const own = await pages(large.id);
    expect(new Set(own).size).toBe(2_000);
    expect(own).toEqual(await pages(twin));
  });
});

describe('the functions that make tables', () => {
  it('serve only the sessions of the run’s present attempt', async () => {
    const runId = await waitingRun();
    const create = (session: Client, epoch: number) =>
      session.query('SELECT create_run_table($1, $2, $3)', [runId, epoch, 'record']);
    const session = await loadingSession(runId, 7);
    const foreign = await api.app.get(PgConnections).connect('test');
    // A table of the same name in the session's own schema must not stand in for the real one.
    await foreign.query(
      'CREATE TEMP TABLE import_run AS SELECT *, ARRAY[pg_backend_pid()] AS pids FROM public.import_run',
    );
    await foreign.query('UPDATE pg_temp.import_run SET backend_pids = pids');
    await expect(create(foreign, 7)).rejects.toThrow(/does not load run/);
    await expect(create(session, 6)).rejects.toThrow(/does not load run/);
    await create(session, 7);
    expect(await tablesOf(runId)).toHaveLength(1);
    await expect(foreign.query('SELECT finish_run_table($1, 7, $2)', [runId, 'record'])).rejects.toThrow(
      /does not load run/,
    );
    await expect(foreign.query("SELECT drop_lost_run_table($1, 7, 'record')", [runId])).rejects.toThrow(
      /still has its tables/,
    );
    await Promise.all([session.end(), foreign.end()]);
  });

  it('take no SQL for a kind', async () => {
    const runId = await waitingRun();
    const session = await loadingSession(runId, 7);
    for (const kind of ['', 'records', 'record (x int); DROP TABLE import_run; --', "record'", null]) {
      await expect(session.query('SELECT create_run_table($1, 7, $2)', [runId, kind])).rejects.toThrow(
        /no kind of run table/,
      );
    }
    await session.end();
    expect(await tablesOf(runId)).toEqual([]);
  });

  it('leave the application role nothing else to do with the tables', async () => {
    const table = tableOf('record', home);
    for (const sql of [
      `INSERT INTO ${table} SELECT * FROM ${table} LIMIT 1`,
      `UPDATE ${table} SET spend = 0`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
      `DROP TABLE ${table}`,
      'CREATE TABLE run_tables.mine (x int)',
      'DELETE FROM run_table',
      `SELECT drop_lost_run_table('${home.runId}', ${home.epoch}, 'record')`,
      `SELECT organization_of_loading_run('${home.runId}', ${home.epoch})`,
    ])
      await expect(api.dataSource.query(sql)).rejects.toThrow(/permission denied|must be owner|still has/);
  });

  it('leave nothing of a load that was cut off', async () => {
    const runId = await waitingRun();
    const session = await loadingSession(runId, 7);
    await session.query('BEGIN');
    await session.query("SELECT create_run_table($1, 7, 'record')", [runId]);
    const [{ pid }] = (await session.query('SELECT pg_backend_pid() AS pid')).rows;
    const lost = new Promise((resolve) => session.once('end', resolve));
    await api.dataSource.query('SELECT pg_terminate_backend($1, 5000)', [pid]);
    await lost;
    expect(await tablesOf(runId)).toEqual([]);
    expect(await api.dataSource.query('SELECT 1 FROM run_table WHERE run_id = $1', [runId])).toEqual([]);
  });
});

describe('tables that nobody can reach', () => {
  const sweep = () => new LostTables(api.dataSource).remove();

  it('are dropped once their attempt has lost the run, not before', async () => {
    const runId = await waitingRun();
    const session = await loadingSession(runId, 7);
    await session.query("SELECT create_run_table($1, 7, 'record')", [runId]);
    await session.end();
    await sweep();
    expect(await tablesOf(runId)).toHaveLength(1);
    await api.dataSource.query("UPDATE import_run SET status = 'QUEUED', epoch = 8 WHERE id = $1", [runId]);
    await sweep();
    expect(await tablesOf(runId)).toEqual([]);
    expect(await tablesOf(large.id)).toHaveLength(2);
    await api.dataSource.query("UPDATE import_run SET status = 'CANCELLED' WHERE id = $1", [runId]);
  });

  it('of a deleted dataset wait for a long export, which ends whole; nobody waits for either', async () => {
    const other = generatedCsv(21_000, { seed: 5 });
    const run = await imported(other.text);
    const table = tableOf('record', await homeOf(run.id));
    const reader = await api.app.get(PgConnections).connect('test');
    await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await reader.query(`DECLARE slow CURSOR FOR SELECT row_number FROM ${table} ORDER BY spend`);
    const first = await reader.query('FETCH 1000 FROM slow');

    // Neither of these ends before the reader if it waits for it.
    expect((await client.delete(`/api/datasets/${run.datasetId}`)).status).toBe(204);
    await sweep();
    expect((await client.get(`/api/runs/${run.id}/records`)).status).toBe(404);
    expect(await tablesOf(run.id)).toContain(table.replace('run_tables.', ''));

    const rest = await reader.query('FETCH ALL FROM slow');
    expect((first.rowCount ?? 0) + (rest.rowCount ?? 0)).toBe(other.validRows);
    await reader.end();
    await sweep();
    expect(await tablesOf(run.id)).toEqual([]);
  }, 60_000);
});
