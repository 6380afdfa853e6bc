import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { PgConnections, withinOrganization } from '../platform/database';
import {
  draftOf,
  generatedCsv,
  runWhen,
  started,
  startTestApp,
  startWorker,
  type TestApp,
  type TestClient,
  type WorkerProcess,
} from '../testing';

/** Tables that people have rows in before and after they are in any organization. */
const OF_NOBODY = ['app_user', 'migrations', 'user_identity', 'user_session', 'worker_presence'];
const SMALL = 20;
/** Enough for tables of its own. */
const LARGE = 20_500;

let api: TestApp;
let worker: WorkerProcess;
let own: TestClient;
let foreign: TestClient;

async function imported(client: TestClient, rows: number): Promise<void> {
  const { text } = generatedCsv(rows, { badEvery: 10 });
  const runId = await started(client, await draftOf(client, text));
  await runWhen(client, runId, ({ status }) => status === 'SUCCEEDED');
}

/** A row in nearly every table. */
async function furnish(client: TestClient): Promise<void> {
  await imported(client, SMALL);
  await imported(client, LARGE);
  const org = `/api/orgs/${client.orgId}`;
  await client.post(`${org}/api-keys`, { name: 'Key', role: 'MEMBER' });
  await client.post(`${org}/invites`, { email: `${randomUUID()}@x.test`, role: 'MEMBER' });
  await client.post('/api/webhooks', { url: 'https://hooks.example' });
}

beforeAll(async () => {
  api = await startTestApp();
  worker = await startWorker(api);
  [own, foreign] = [await api.stranger(), await api.stranger()];
  await furnish(own);
  await furnish(foreign);
}, 120_000);
afterAll(async () => {
  await worker.stop();
  await api.close();
});

interface Walled {
  name: string;
  /** Expression of the organization whose the row is. */
  org: string;
}

const isOwnTable = (name: string) => name.startsWith('run_tables.');

/** Every table that rows of organizations lie in, partitions aside. */
async function tables(): Promise<(Walled & { walled: boolean; hasOrg: boolean })[]> {
  return api.dataSource.query(
    `SELECT c.oid::regclass::text AS name, c.relrowsecurity AND c.relforcerowsecurity AS walled,
            CASE c.oid WHEN 'organization'::regclass THEN 'id' ELSE 'org_id' END AS org,
            c.relnamespace = 'run_tables'::regnamespace OR c.oid = 'organization'::regclass OR EXISTS (
              SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'org_id') AS "hasOrg"
     FROM pg_class c
     WHERE c.relnamespace IN ('public'::regnamespace, 'run_tables'::regnamespace) AND c.relkind IN ('r', 'p')
       AND NOT c.relispartition ORDER BY 1`,
  );
}

async function count(sql: string, orgId?: string): Promise<number> {
  const ask = () => api.dataSource.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM ${sql}`);
  const [row] = await (orgId ? withinOrganization(orgId, ask) : ask());
  return row?.count ?? Number.NaN;
}

describe('the wall of the database', () => {
  it('stands around every table but those of nobody', async () => {
    const all = await tables();
    expect(all.filter(({ hasOrg }) => !hasOrg).map(({ name }) => name)).toEqual(OF_NOBODY);
    expect(all.filter(({ hasOrg, walled }) => hasOrg && !walled)).toEqual([]);
    expect(all.filter(({ name }) => isOwnTable(name)).length).toBe(4);
  });

  it('shows an organization its own rows to statements without any condition', async () => {
    const shared = (await tables()).filter(({ name, hasOrg }) => hasOrg && !isOwnTable(name));
    const filled: string[] = [];
    for (const { name, org } of shared) {
      const ofOwn = await count(`${name} WHERE ${org} = '${own.orgId}'`);
      const ofOthers = await count(`${name} WHERE ${org} = '${foreign.orgId}'`);
      expect([name, await count(name, own.orgId)]).toEqual([name, ofOwn]);
      expect([name, await count(`${name} WHERE ${org} <> '${own.orgId}'`, own.orgId)]).toEqual([name, 0]);
      if (ofOwn > 0 && ofOthers > 0) filled.push(name);
    }
    expect(filled).toEqual(
      expect.arrayContaining([
        'import_record',
        'import_row_error',
        'run_slice',
        'live_rollup',
        'audit_event',
      ]),
    );
  });

  it('stands around the tables of large runs', async () => {
    const owners = await api.dataSource.query<{ name: string; org_id: string }[]>(
      `SELECT format('run_tables.%s_%s_%s', kind, replace(run_id::text, '-', ''), epoch) AS name, org_id FROM run_table`,
    );
    expect(owners.length).toBe(4);
    for (const { name, org_id } of owners) {
      const all = await count(name);
      expect(all).toBeGreaterThan(0);
      expect(await count(name, own.orgId)).toBe(org_id === own.orgId ? all : 0);
    }
  });

  it('cannot be passed by through a partition', async () => {
    await expect(count('import_record_0', own.orgId)).rejects.toThrow('permission denied');
    await expect(count('import_row_error_0')).rejects.toThrow('permission denied');
  });

  it('lets nobody write what is another’s, or make own rows so', async () => {
    const asOwn = (sql: string, parameters: unknown[]) =>
      withinOrganization(own.orgId ?? '', () => api.dataSource.query(sql, parameters));
    const name = `Ads ${randomUUID()}`;
    await expect(
      asOwn('INSERT INTO import_dataset (org_id, name) VALUES ($1, $2)', [foreign.orgId, name]),
    ).rejects.toThrow('row-level security');
    await expect(asOwn('UPDATE import_dataset SET org_id = $1', [foreign.orgId])).rejects.toThrow(
      'row-level security',
    );
    await asOwn('DELETE FROM webhook', []);
    expect(await count(`webhook WHERE org_id = '${foreign.orgId}'`)).toBe(1);
  });

  it('shows nothing to a session that does not say whose it is', async () => {
    const session = new Client({ connectionString: api.database.url });
    await session.connect();
    try {
      for (const table of ['organization', 'import_run', 'import_record', 'live_rollup'])
        expect((await session.query(`SELECT FROM ${table}`)).rowCount).toBe(0);
    } finally {
      await session.end();
    }
  });
});

describe('a session', () => {
  it('is told anew for each request it serves', async () => {
    const seen = await Promise.all(
      Array.from({ length: 200 }, async (_, i) => {
        const { orgId } = i % 2 ? own : foreign;
        const others = await count(`import_run WHERE org_id <> '${orgId}'`, orgId);
        return others === 0 && (await count('import_run', orgId)) === 2;
      }),
    );
    expect(seen.every(Boolean)).toBe(true);
  });

  it('does not go over to another organization within a transaction', async () => {
    const session = await api.app.get(PgConnections).connect('test');
    try {
      await withinOrganization(own.orgId ?? '', () => session.query('BEGIN'));
      const elsewhere = () => withinOrganization(foreign.orgId ?? '', () => session.query('SELECT 1'));
      expect(elsewhere).toThrow('another organization');
    } finally {
      await session.end();
    }
  });
});
