import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { NewWebhook, WebhookDelivery } from '@etl-studio/contracts';
import { Config } from '../platform/config';
import {
  draftOf,
  generatedCsv,
  type HookReceiver,
  runWhen,
  started,
  startHookReceiver,
  startTestApp,
  startWorker,
  type TestApp,
  type TestClient,
  type WorkerProcess,
} from '../testing';
import { WebhookTargets } from './webhook-targets';
import { DeliveryRequest } from './worker/delivery-request';

let api: TestApp;
let worker: WorkerProcess;
let receiver: HookReceiver;
let owner: TestClient;
const ALLOWED = { WEBHOOK_ALLOW_PRIVATE: 'true' };
beforeAll(async () => {
  api = await startTestApp({ env: ALLOWED });
  worker = await startWorker(api, ALLOWED);
});
afterAll(async () => {
  await worker.stop();
  await api.close();
});
beforeEach(async () => {
  receiver = await startHookReceiver();
  owner = await api.stranger();
});
afterEach(() => receiver.close());

async function made(request: object = {}): Promise<NewWebhook> {
  const { status, body } = await owner.post('/api/webhooks', { url: receiver.url, ...request });
  expect(status).toBe(201);
  return body;
}

async function imported(seed = 1): Promise<string> {
  const runId = await started(owner, await draftOf(owner, generatedCsv(50, { seed }).text));
  await runWhen(owner, runId, ({ status }) => status === 'SUCCEEDED');
  return runId;
}

async function log(id: string): Promise<WebhookDelivery[]> {
  return (await owner.get(`/api/webhooks/${id}/deliveries`)).body.items;
}

/** The log once every delivery in it is as wanted. */
async function logWhen(
  id: string,
  wanted: (delivery: WebhookDelivery) => boolean,
): Promise<WebhookDelivery[]> {
  for (;;) {
    const items = await log(id);
    if (items.length > 0 && items.every(wanted)) return items;
    await pause(50);
  }
}

/** Makes deliveries that wait for another try due at once. */
const hurry = () =>
  api.dataSource.query("UPDATE webhook_delivery SET due_at = now() WHERE status = 'PENDING'");

const isDelivered = ({ status }: WebhookDelivery) => status === 'DELIVERED';

describe('a webhook', () => {
  it('is told of a run from its start to its end, signed, with the run as it was then', async () => {
    const { id, secret } = await made();
    const runId = await imported();
    const hooks = await receiver.hooks(2);
    expect(hooks.map(({ event }) => [event.event, event.data.status])).toEqual([
      ['run.started', 'RUNNING'],
      ['run.completed', 'SUCCEEDED'],
    ]);
    const { body: run } = await owner.get(`/api/runs/${runId}`);
    expect(hooks[1]?.event.data).toEqual(run);
    for (const { headers, text } of hooks) {
      const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['etl-signature'])) ?? [];
      expect(v1).toBe(createHmac('sha256', secret).update(`${t}.${text}`).digest('hex'));
      expect(headers['content-type']).toBe('application/json');
    }
    const deliveries = await logWhen(id, isDelivered);
    expect(deliveries.map(({ event }) => event)).toEqual(['run.completed', 'run.started']);
    expect(deliveries[0]).toMatchObject({ runId, attempts: 1, responseStatus: 200, error: null });
    expect(deliveries[0]?.eventId).toBe(hooks[1]?.event.id);
  }, 60_000);

  it('is told again what it did not take, with the same words, and nothing later of the run before', async () => {
    const { id } = await made();
    receiver.answers.push(500, 302);
    await imported();
    await receiver.hooks(1);
    await logWhen(
      id,
      ({ event, attempts, error }) => event !== 'run.started' || (attempts === 1 && error !== null),
    );
    expect((await log(id)).at(-1)).toMatchObject({ status: 'PENDING', responseStatus: 500 });
    await pause(1_500);
    expect(receiver.received).toHaveLength(1);
    await hurry();
    await receiver.hooks(2);
    await logWhen(id, ({ event, responseStatus }) => event !== 'run.started' || responseStatus === 302);
    await hurry();
    const hooks = await receiver.hooks(4);
    expect(hooks.map(({ event }) => event.event)).toEqual([
      'run.started',
      'run.started',
      'run.started',
      'run.completed',
    ]);
    expect(new Set(hooks.slice(0, 3).map(({ text }) => text)).size).toBe(1);
    expect((await logWhen(id, isDelivered)).at(-1)?.attempts).toBe(3);
  }, 60_000);

  it('is given up after the last try, and then told of what came after', async () => {
    const { id } = await made({ events: ['run.started', 'run.completed'] });
    receiver.answers.push(500, 500);
    await imported();
    await receiver.hooks(1);
    await logWhen(id, ({ event, error }) => event !== 'run.started' || error !== null);
    await api.dataSource.query(
      "UPDATE webhook_delivery SET attempts = 9 WHERE event = 'run.started' AND webhook_id = $1",
      [id],
    );
    await hurry();
    const hooks = await receiver.hooks(3);
    expect(hooks[2]?.event.event).toBe('run.completed');
    const [last, first] = await logWhen(id, ({ status }) => status !== 'PENDING');
    expect([first?.status, first?.attempts, last?.status]).toEqual(['FAILED', 10, 'DELIVERED']);
  }, 60_000);

  it('is told what it asks for, of changes to ended runs too, and nothing while it is switched off', async () => {
    const { id } = await made({ events: ['run.updated'] });
    const runId = await imported();
    expect((await owner.post(`/api/runs/${runId}/revert`)).status).toBe(200);
    const [hook] = await receiver.hooks(1);
    expect(hook?.event).toMatchObject({ event: 'run.updated', data: { id: runId, status: 'REVERTED' } });
    const { body } = await owner.patch(`/api/webhooks/${id}`, { active: false });
    expect([body.active, body.url]).toEqual([false, receiver.url]);
    await owner.post(`/api/runs/${runId}/restore`);
    expect(await log(id)).toHaveLength(1);
  }, 60_000);

  it('can be told again by hand', async () => {
    const { id } = await made({ events: ['run.completed'] });
    await imported();
    const [delivery] = await logWhen(id, isDelivered);
    const path = `/api/webhooks/${id}/deliveries/${delivery?.id}/replay`;
    const { status, body } = await owner.post(path);
    expect([status, body.replayOf, body.eventId]).toEqual([202, delivery?.id, delivery?.eventId]);
    const [first, second] = await receiver.hooks(2);
    expect(second?.text).toBe(first?.text);
    expect((await owner.post(`/api/webhooks/${id}/deliveries/${randomUUID()}/replay`)).status).toBe(404);
    expect((await owner.post(`/api/webhooks/${id}/deliveries/none/replay`)).status).toBe(404);
    await owner.patch(`/api/webhooks/${id}`, { active: false });
    const refused = await owner.post(path);
    expect([refused.status, refused.body.code]).toEqual([409, 'invalid_state']);
    expect(await log(id)).toHaveLength(2);
  }, 60_000);

  it('is told of a change by the transaction that makes it, or not at all', async () => {
    const { id } = await made({ events: ['run.completed'] });
    const draft = await draftOf(owner, generatedCsv(5).text);
    const end = "UPDATE import_run SET status = 'FAILED', seq = seq + 1000 WHERE id = $1";
    await expect(
      api.dataSource.transaction(async (transaction) => {
        await transaction.query(end, [draft.id]);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect(await log(id)).toEqual([]);
    await api.dataSource.query(end, [draft.id]);
    expect(await log(id)).toHaveLength(1);
  });

  it('shows its secret once and keeps it sealed', async () => {
    const { secret, ...shown } = await made();
    expect(secret).toMatch(/^whsec_[\w-]{43}$/);
    expect((await owner.get('/api/webhooks')).body.items).toEqual([shown]);
    const [row] = await api.dataSource.query(
      "SELECT encode(secret, 'escape') AS secret FROM webhook WHERE id = $1",
      [shown.id],
    );
    expect(row.secret).not.toContain(secret.slice(6, 20));
  });

  it('is of ADMINs, and hears and tells nothing of other organizations', async () => {
    const { id } = await made();
    const stranger = await api.stranger();
    const member = await api.joined(owner.orgId, 'MEMBER');
    const calls = (client: TestClient) => [
      client.patch(`/api/webhooks/${id}`, { active: false }),
      client.delete(`/api/webhooks/${id}`),
      client.get(`/api/webhooks/${id}/deliveries`),
      client.post(`/api/webhooks/${id}/deliveries/${randomUUID()}/replay`),
    ];
    for (const { status } of await Promise.all(calls(stranger))) expect(status).toBe(404);
    for (const { status } of await Promise.all(calls(member))) expect(status).toBe(403);
    expect((await member.get('/api/webhooks')).status).toBe(403);
    expect((await stranger.get('/api/webhooks')).body.items).toEqual([]);
    const draft = await draftOf(stranger, generatedCsv(5).text);
    await api.dataSource.query("UPDATE import_run SET status = 'CANCELLED' WHERE id = $1", [draft.id]);
    expect(await log(id)).toEqual([]);
    expect((await owner.delete(`/api/webhooks/${id}`)).status).toBe(204);
    expect((await owner.get(`/api/webhooks/${id}/deliveries`)).status).toBe(404);
  });

  it.each([
    [{ url: '' }, 400],
    [{ url: 'ftp://hooks.example' }, 422],
    [{ url: 'nowhere' }, 422],
    [{ url: 'https://user:secret@hooks.example' }, 422],
    [{ events: [] }, 400],
    [{ events: ['run.born'] }, 400],
    [{ active: null }, 400],
    [{ secret: 'mine' }, 400],
  ])('is refused with %j', async (fault, expected) => {
    const { status, body } = await owner.post('/api/webhooks', { url: 'https://hooks.example', ...fault });
    expect([status, body.errors[0].path]).toEqual([expected, Object.keys(fault)[0]]);
  });
});

describe('without WEBHOOK_ALLOW_PRIVATE', () => {
  const targets = new WebhookTargets(Config.parse({ DATABASE_URL: 'postgres://db/etl' }));

  it.each([
    'http://hooks.example',
    'https://127.0.0.1',
    'https://[::1]/',
    'https://localhost',
    'https://169.254.169.254/latest',
    'https://0x7f000001',
    'https://2130706433',
    'https://[::ffff:10.0.0.1]',
  ])('%s is refused', async (url) => {
    await expect(targets.check(url)).rejects.toMatchObject({ code: 'webhook_url_refused' });
  });

  it('nothing is sent to a name that resolves to a private address by then, or to such an address', async () => {
    const { port } = new URL(receiver.url);
    const requests = new DeliveryRequest(targets);
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      await expect(requests.post(`http://${host}:${port}/`, '{}', {})).rejects.toThrow('private network');
    }
    expect(receiver.received).toEqual([]);
  });
});
