import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { InstallationHealth } from '@etl-studio/contracts';
import {
  draftOf,
  generatedCsv,
  started,
  startTestApp,
  startWorker,
  type TestApp,
  type TestClient,
} from '../testing';

const OPERATOR = 'member@demo.test';
const ROUTES = ['/api/admin/health', '/api/admin/queues', '/api/admin/queues/api/queues'];

async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}

describe('an operator', () => {
  let api: TestApp;
  let operator: TestClient;
  beforeAll(async () => {
    api = await startTestApp({
      env: { OPERATOR_EMAILS: 'Member@demo.test, new@ops.test', ALLOW_SIGNUP: 'true' },
    });
    operator = await api.as('MEMBER');
  });
  afterAll(() => api.close());

  it('is told how many rings there are at the first look, before which nothing is connected', async () => {
    expect((await operator.get('/api/admin/health')).body.queueDepth).toBe(0);
  });

  it('is who is named in the configuration, whatever the role', async () => {
    const owner = await api.as('OWNER');
    const { body: key } = await owner.post(`/api/orgs/${owner.orgId}/api-keys`, { name: 'K', role: 'OWNER' });
    const byKey = api.anonymous();
    for (const route of ROUTES) {
      expect([route, (await operator.get(route)).status]).toEqual([route, 200]);
      for (const role of ['ADMIN', 'OWNER'] as const)
        expect([route, (await (await api.as(role)).get(route)).status]).toEqual([route, 403]);
      const withKey = await byKey.get(route, { headers: { Authorization: `Bearer ${key.key}` } });
      expect([route, withKey.status, withKey.body.code]).toEqual([route, 403, 'forbidden']);
      expect([route, (await api.anonymous().get(route)).status]).toEqual([route, 401]);
    }
    expect((await operator.get('/api/auth/me')).body.isOperator).toBe(true);
    expect((await owner.get('/api/auth/me')).body).not.toHaveProperty('isOperator');
  });

  it('does not come to be by whoever knows the email', async () => {
    const person = { email: 'new@ops.test', name: 'Not I', password: 'four unrelated words' };
    const registered = await api.anonymous().post('/api/auth/register', { ...person, orgName: 'Mine' });
    expect([registered.status, registered.body.code]).toEqual([403, 'forbidden']);
    const owner = await api.as('OWNER');
    const invite = { email: 'NEW@ops.test', role: 'MEMBER' };
    const { body } = await owner.post(`/api/orgs/${owner.orgId}/invites`, invite);
    const accepted = await api
      .anonymous()
      .post('/api/invites/accept', { ...person, email: undefined, token: body.token });
    expect([accepted.status, accepted.body.code]).toEqual([403, 'forbidden']);
  });

  it('sees how the installation is, and nothing of anybody’s data', async () => {
    const stranger = await api.stranger();
    const runId = await started(stranger, await draftOf(stranger, generatedCsv(5, { seed: 7 }).text));
    await api.dataSource.query(
      "UPDATE run_outbox SET due_at = now() - interval '61 seconds' WHERE run_id = $1",
      [runId],
    );
    const { status, body } = await operator.get('/api/admin/health');
    const health = body as InstallationHealth;
    expect(status).toBe(200);
    expect(health.status).toBe('degraded');
    expect(health.checks.workers).toMatchObject({ status: 'degraded', millis: expect.any(Number) });
    const { database = [], workers = [] } = health.latencies;
    expect(database).toHaveLength(60);
    expect(database.at(-1)).toBe(health.checks.database?.millis);
    expect(workers.at(-1)).toBeNull();
    expect(health.runs).toMatchObject({ waiting: 1, running: 0, deadLettered: 0 });
    expect(health.outbox).toMatchObject({ waiting: 1, lagSeconds: expect.any(Number) });
    expect(health.outbox.lagSeconds).toBeGreaterThanOrEqual(61);
    expect(health.queueDepth).toBe(0);
    expect(health.migrations).toMatchObject({ pending: [], latest: expect.stringMatching(/\d{13}$/) });
    expect(health.versions.redis).toMatch(/^\d+\./);
    expect(health.versions.postgres).toMatch(/^\d+/);
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`${runId}|${stranger.orgId}|Elsewhere`));
  });

  it('sees which workers are there', async () => {
    const worker = await startWorker(api);
    const { workers } = (await operator.get('/api/admin/health')).body as InstallationHealth;
    expect(workers).toMatchObject([{ id: expect.stringContaining(`:${worker.pid}:`), isAlive: true }]);
    await api.dataSource.query("UPDATE worker_presence SET seen_at = now() - interval '1 hour'");
    await worker.stop();
  }, 30_000);

  it('looks at the board of the queue, and changes nothing with it', async () => {
    const page = await operator.get('/api/admin/queues');
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(page.headers.get('x-powered-by')).toBeNull();
    expect(page.body).toContain('<base href="/api/admin/queues/" />');
    const [, script] = /src="(static\/js\/main[^"]+)"/.exec(page.body) ?? [];
    const file = await operator.get(`/api/admin/queues/${script}`);
    expect([file.status, file.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('javascript'),
    ]);
    const { body } = await operator.get('/api/admin/queues/api/queues?activeQueue=imports&page=1');
    expect(body.queues).toMatchObject([{ name: 'imports', readOnlyMode: true }]);
    expect((await operator.get('/api/admin/queues/api/nowhere')).status).toBe(404);
    for (const path of ['/api/queues/imports/pause', '/api/queues/imports/empty', '/api/queues/imports/add'])
      for (const method of ['PUT', 'POST'])
        expect(
          (await operator.request(method, `/api/admin/queues${path}`, { json: {} })).status,
        ).toBeGreaterThanOrEqual(404);
  });
});

describe('without Redis', () => {
  it('an operator is told so, and no more', async () => {
    const port = await unusedPort();
    const api = await startTestApp({
      env: { OPERATOR_EMAILS: OPERATOR, REDIS_URL: `redis://127.0.0.1:${port}` },
    });
    try {
      const operator = await api.as('MEMBER');
      const { status, body } = await operator.get('/api/admin/health');
      expect([status, body.queueDepth, body.versions.redis]).toEqual([200, null, null]);
      expect(body.checks.redis.status).toBe('degraded');
      const queues = await operator.get('/api/admin/queues/api/queues');
      expect(queues.status).toBe(503);
      expect(JSON.stringify(queues.body)).not.toContain(String(port));
    } finally {
      await api.close();
    }
  }, 60_000);
});
