import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import type { ApiKeyRequest, NewApiKey } from '@etl-studio/contracts';
import { startTestApp, type TestApp, type TestClient } from '../testing';

let api: TestApp;
let admin: TestClient;
beforeAll(async () => {
  api = await startTestApp();
  admin = await api.as('ADMIN');
});
afterAll(() => api.close());

const keysOf = ({ orgId }: TestClient) => `/api/orgs/${orgId}/api-keys`;

async function made(client: TestClient, request: Partial<ApiKeyRequest> = {}): Promise<NewApiKey> {
  const { status, body } = await client.post(keysOf(client), { name: 'Nightly', role: 'MEMBER', ...request });
  expect(status).toBe(201);
  return body;
}

/** A program that has nothing but the key. */
const program = (key: string, path: string, method = 'GET', json?: unknown) =>
  api
    .anonymous()
    .request(method, path, { json, headers: { Authorization: `Bearer ${key}`, 'X-Requested-With': '' } });

async function somebodyWaits(session: Client): Promise<void> {
  const waiting = 'SELECT FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))';
  while ((await session.query(waiting)).rowCount === 0) await setTimeout(20);
}

describe('API keys', () => {
  it('are shown once, listed by their first characters, and kept as a hash', async () => {
    const { key, ...shown } = await made(admin, { name: '  Nightly import ' });
    expect(key).toMatch(/^etl_[\w-]{43}$/);
    expect(shown).toMatchObject({
      name: 'Nightly import',
      role: 'MEMBER',
      prefix: key.slice(0, 8),
      lastUsedAt: null,
    });
    const { body } = await admin.get(keysOf(admin));
    expect(body.items).toContainEqual(shown);
    expect(JSON.stringify(body)).not.toContain(key);
    const [row] = await api.dataSource.query('SELECT * FROM api_key WHERE id = $1', [shown.id]);
    expect(JSON.stringify(row)).not.toContain(key.slice(8));
  });

  it('act in their organization without a session, a header of the console or an organization named', async () => {
    const { key, id } = await made(admin);
    const created = await program(key, '/api/datasets', 'POST', { name: 'By key' });
    expect(created.status).toBe(201);
    expect((await program(key, `/api/datasets/${created.body.id}`)).body.name).toBe('By key');
    const [event] = await api.dataSource.query(
      "SELECT detail FROM audit_event WHERE action = 'dataset.created' AND resource_id = $1",
      [created.body.id],
    );
    expect(event.detail.apiKeyId).toBe(id);
    const { body } = await admin.get(keysOf(admin));
    expect(body.items.find((item: { id: string }) => item.id === id).lastUsedAt).not.toBeNull();
  });

  it('see nothing of other organizations', async () => {
    const { key } = await made(await api.stranger(), { role: 'OWNER' });
    const { body: dataset } = await admin.post('/api/datasets', { name: 'Ours' });
    expect((await program(key, `/api/datasets/${dataset.id}`)).status).toBe(404);
    expect((await program(key, keysOf(admin))).status).toBe(404);
    const answer = await api.anonymous().get('/api/datasets', {
      headers: { Authorization: `Bearer ${key}`, 'X-Org-Id': admin.orgId ?? '' },
    });
    expect(answer.status).toBe(404);
  });

  it('grant their role and no more', async () => {
    const { key } = await made(admin);
    const { status, body } = await program(key, keysOf(admin));
    expect([status, body.code]).toEqual([403, 'forbidden']);
    const powerful = await made(admin, { role: 'ADMIN' });
    expect((await program(powerful.key, keysOf(admin))).status).toBe(200);
    expect((await program(powerful.key, '/api/auth/me')).body.code).toBe('forbidden');
  });

  it('are made and revoked only by somebody with at least their role', async () => {
    const { status, body } = await admin.post(keysOf(admin), { name: 'Too much', role: 'OWNER' });
    expect([status, body.code]).toEqual([403, 'forbidden']);
    const owner = await api.as('OWNER');
    const { id } = await made(owner, { role: 'OWNER' });
    expect((await admin.delete(`${keysOf(admin)}/${id}`)).status).toBe(403);
    expect((await owner.delete(`${keysOf(owner)}/${id}`)).status).toBe(204);
    const member = await api.as('MEMBER');
    expect((await member.get(keysOf(member))).status).toBe(403);
  });

  it('are not made with a role that was taken away while the request came in', async () => {
    const owner = await api.as('OWNER');
    const late = await api.joined(owner.orgId, 'ADMIN');
    const demotion = new Client({ connectionString: api.database.ownerUrl });
    await demotion.connect();
    try {
      await demotion.query('BEGIN');
      await demotion.query('SELECT FROM organization WHERE id = $1 FOR UPDATE', [owner.orgId]);
      const creation = late.post(keysOf(late), { name: 'Late', role: 'ADMIN' });
      await somebodyWaits(demotion);
      await demotion.query("UPDATE membership SET role = 'MEMBER' WHERE user_id = $1", [late.userId]);
      await demotion.query('COMMIT');
      const { status, body } = await creation;
      expect([status, body.code]).toEqual([403, 'forbidden']);
    } finally {
      await demotion.end();
    }
  });

  it('stop working with the next request once revoked or expired', async () => {
    const { key, id } = await made(admin);
    expect((await program(key, '/api/datasets')).status).toBe(200);
    expect((await admin.delete(`${keysOf(admin)}/${id}`)).status).toBe(204);
    const { status, body } = await program(key, '/api/datasets');
    expect([status, body.code]).toEqual([401, 'unauthenticated']);
    expect((await admin.delete(`${keysOf(admin)}/${id}`)).status).toBe(404);

    const brief = await made(admin, { expiresAt: '2999-01-01T00:00:00+05' });
    expect((await program(brief.key, '/api/datasets')).status).toBe(200);
    await api.dataSource.query('UPDATE api_key SET expires_at = now() WHERE id = $1', [brief.id]);
    expect((await program(brief.key, '/api/datasets')).status).toBe(401);
  });

  it('end their streams when they are revoked', async () => {
    const { key, id } = await made(admin);
    const response = await api.anonymous().raw('GET', `/api/events?orgId=${admin.orgId}`, {
      headers: { Authorization: `Bearer ${key}` },
    });
    expect(response.status).toBe(200);
    await admin.delete(`${keysOf(admin)}/${id}`);
    const chunks: Uint8Array[] = [];
    for await (const chunk of response.body ?? []) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).not.toContain('run.updated');
  }, 40_000);

  it.each([
    [{ name: '' }, 'name'],
    [{ role: 'KING' }, 'role'],
    [{ expiresAt: 'tomorrow' }, 'expiresAt'],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    [{ scope: 'all' }, 'scope'],
  ])('are refused with %j', async (fault, path) => {
    const { status, body } = await admin.post(keysOf(admin), { name: 'N', role: 'MEMBER', ...fault });
    expect([status, body.errors[0].path]).toEqual([400, path]);
  });

  it.each(['Bearer', 'Bearer etl_', 'Bearer nothing', 'Basic YTpi', `Bearer etl_${randomUUID()}`])(
    'answers 401 to “%s”, also beside a session',
    async (authorization) => {
      expect((await admin.get('/api/datasets', { headers: { Authorization: authorization } })).status).toBe(
        401,
      );
    },
  );
});
