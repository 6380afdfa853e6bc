import { createHmac } from 'node:crypto';
import {
  draftOf,
  generatedCsv,
  runWhen,
  started,
  startHookReceiver,
  startTestApp,
  startWorker,
  type TestApp,
} from '../testing';

/** Runs that end while their receiver is away; more of them with WEBHOOK_RUNS. */
const RUNS = Number(process.env.WEBHOOK_RUNS ?? 6);
const ALLOWED = { WEBHOOK_ALLOW_PRIVATE: 'true' };

let api: TestApp;
beforeAll(async () => {
  api = await startTestApp({ env: ALLOWED });
});
afterAll(() => api.close());

/** What waits for its next try, or is held by a worker that is gone, is due now. */
const hurry = () =>
  api.dataSource.query("UPDATE webhook_delivery SET due_at = now() WHERE status = 'PENDING'");

async function pending(): Promise<number> {
  const [{ count }] = await api.dataSource.query(
    "SELECT count(*)::int FROM webhook_delivery WHERE status = 'PENDING'",
  );
  return count;
}

it('tells everything, in order for each run, after an outage of the receiver and deaths of the worker', async () => {
  const owner = await api.stranger();
  const away = await startHookReceiver();
  const { body: webhook } = await owner.post('/api/webhooks', { url: away.url });
  await away.close();
  let worker = await startWorker(api, ALLOWED);
  const runs: string[] = [];
  for (let seed = 1; seed <= RUNS; seed++)
    runs.push(await started(owner, await draftOf(owner, generatedCsv(20, { seed }).text)));
  for (const runId of runs) await runWhen(owner, runId, ({ status }) => status === 'SUCCEEDED');
  for (const runId of runs) await owner.post(`/api/runs/${runId}/revert`);
  expect(await pending()).toBe(3 * RUNS);

  const receiver = await startHookReceiver({ port: Number(new URL(away.url).port), slowMs: 200 });
  for (let death = 0; death < 3; death++) {
    await hurry();
    await receiver.hooks(receiver.received.length + 2);
    worker.signal('SIGKILL');
    await worker.ended;
    worker = await startWorker(api, ALLOWED);
  }
  while ((await pending()) > 0) {
    await hurry();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const [delivery] = (await owner.get(`/api/webhooks/${webhook.id}/deliveries`)).body.items;
  const seenBefore = receiver.received.length;
  await owner.post(`/api/webhooks/${webhook.id}/deliveries/${delivery.id}/replay`);
  await receiver.hooks(seenBefore + 1);
  await worker.stop();
  await receiver.close();

  const { received } = receiver;
  for (const { headers, text } of received) {
    const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['etl-signature'])) ?? [];
    expect(v1).toBe(createHmac('sha256', webhook.secret).update(`${t}.${text}`).digest('hex'));
  }
  const firstOfEach = new Map(
    received.map(({ event, text }) => [event.id, text]).reverse() as [string, string][],
  );
  for (const { event, text } of received) expect(text).toBe(firstOfEach.get(event.id));
  for (const runId of runs) {
    const ids = new Set<string>();
    const told = received.filter(
      ({ event }) => event.data.id === runId && !ids.has(event.id) && ids.add(event.id),
    );
    expect(told.map(({ event }) => event.event)).toEqual(['run.started', 'run.completed', 'run.updated']);
  }
  expect(received.at(-1)?.event.id).toBe(delivery.eventId);
  console.log(`Webhooks: ${3 * RUNS} events of ${RUNS} runs, ${received.length} deliveries, 3 kills`);
}, 300_000);
