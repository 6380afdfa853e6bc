import { Client } from 'pg';
import { startTestApp, type TestApp } from '../../testing';
import { PgConnections } from './pg-connections';
import { TenantClient } from './tenant-client';

let api: TestApp;
/** Sets connections of the database free or not, from outside of it. */
let owner: Client;
/** A session of the same login as the application's, which may therefore end them. */
let sibling: Client;
beforeAll(async () => {
  api = await startTestApp();
  owner = new Client({ connectionString: process.env.TEST_DATABASE_OWNER_URL });
  sibling = new Client({ connectionString: api.database.url });
  await Promise.all([owner.connect(), sibling.connect()]);
});
afterAll(async () => {
  await Promise.all([owner.end(), sibling.end()]);
  await api.close();
});

const databaseName = () => new URL(api.database.ownerUrl).pathname.slice(1);
const terminateAll = () =>
  sibling.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND usename = session_user AND pid <> pg_backend_pid()`,
  );

describe('the application role', () => {
  it.each(['CREATE TABLE mine (id int)', 'DROP TABLE import_run', 'ALTER TABLE app_user ADD COLUMN x int'])(
    'cannot change tables: %s',
    async (sql) => {
      await expect(api.dataSource.query(sql)).rejects.toThrow(/permission denied|must be owner/);
    },
  );

  it('is the one of sessions outside the pool too', async () => {
    const session = await api.app.get(PgConnections).connect('test');
    const { rows } = await session.query<{ role: string; name: string }>(
      `SELECT current_user AS role, current_setting('application_name') AS name`,
    );
    expect(rows).toEqual([{ role: 'etl_app', name: 'etl-studio test' }]);
    await session.end();
  });
});

describe('a lost database', () => {
  it('does not end the process where nobody holds the session', async () => {
    const session = new TenantClient({ connectionString: api.database.url });
    await session.connect();
    const ended = new Promise((resolve) => session.once('end', resolve));
    await terminateAll();
    await ended;
    await expect(session.query('SELECT 1')).rejects.toThrow();
  });

  it('does not end the process, and the next request is served', async () => {
    const member = await api.as('MEMBER');
    const session = await api.app.get(PgConnections).connect('test');
    await terminateAll();
    await expect(session.query('SELECT 1')).rejects.toThrow();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 5; attempt++) statuses.push((await member.get('/api/auth/me')).status);
    expect(statuses.at(-1)).toBe(200);
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
  });

  it('is a 503 that says so, until it is back', async () => {
    const member = await api.as('MEMBER');
    await owner.query(`ALTER DATABASE ${databaseName()} ALLOW_CONNECTIONS false`);
    await terminateAll();
    const { status, body, headers } = await member.get('/api/datasets');
    expect([status, body.code]).toEqual([503, 'unavailable']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    const ready = await member.get('/api/health/ready');
    expect([ready.status, ready.body.status, ready.body.checks.database.status]).toEqual([
      503,
      'error',
      'down',
    ]);
    expect((await member.get('/api/health/live')).status).toBe(204);
    await owner.query(`ALTER DATABASE ${databaseName()} ALLOW_CONNECTIONS true`);
    expect((await member.get('/api/datasets')).status).toBe(200);
    expect((await member.get('/api/health/ready')).status).toBe(200);
  });

  it('is not ready while a migration is missing', async () => {
    const connection = new Client({ connectionString: api.database.ownerUrl });
    await connection.connect();
    await connection.query(`UPDATE migrations SET name = 'gone' WHERE name LIKE 'Ledger%'`);
    const { status, body } = await api.anonymous().get('/api/health/ready');
    expect([status, body.checks.database.message]).toEqual([503, expect.stringContaining('Ledger')]);
    await connection.query(`UPDATE migrations SET name = 'Ledger1795000000005' WHERE name = 'gone'`);
    await connection.end();
  });
});
