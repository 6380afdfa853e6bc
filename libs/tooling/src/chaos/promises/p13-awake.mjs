import { Workload } from '../actors/workload.mjs';
import { stuckSentences, unless } from '../promise.mjs';
import { quantile, sleep } from '../waiting.mjs';

const PROGRESS_MS = 200;

/** How late each word of progress comes: workers tell it every 200 ms as long as their event loop is awake. */
async function listen(stage) {
  const session = await stage.database();
  const heard = new Map();
  const late = [];
  session.on('notification', ({ payload = '' }) => {
    const { runId, progress } = JSON.parse(payload);
    const now = performance.now();
    if (progress && heard.has(runId)) late.push(Math.max(0, now - heard.get(runId) - PROGRESS_MS));
    if (progress) heard.set(runId, now);
    else heard.delete(runId);
  });
  await session.query('LISTEN run_changed');
  return { late, end: () => session.end() };
}

/** @type {import('../promise.mjs').Promised} */
export const awake = {
  id: 'P13',
  says: 'the event loop stays awake',
  wants: 'four large imports at once: delay p99 < 50 ms, health p99 < 100 ms (asserted in the full form)',
  async test({ stage, random, scale }) {
    const workload = await Workload.on(stage, random);
    const works = await workload.drafts(4, [scale.of(30_000, 150_000), scale.of(40_000, 160_000)]);
    const listener = await listen(stage);
    const health = [];
    let under = true;
    const asking = (async () => {
      while (under) {
        health.push((await workload.client.call('GET', '/api/health/live')).ms);
        await sleep(25);
      }
    })();
    await workload.start(works);
    const stuck = await workload.ended(works, 300_000);
    under = false;
    await asking;
    await listener.end();
    const wrongs = await workload.wrongs(works);
    await workload.end();
    const [delay, answer] = [quantile(listener.late, 0.99), quantile(health, 0.99)];
    return {
      figures: {
        rows: works.reduce((sum, { expected }) => sum + expected.records + expected.rowErrors, 0),
        'words of progress': listener.late.length,
        'delay p99 ms': Math.round(delay),
        'health p99 ms': Math.round(answer),
        wrong: wrongs.length,
      },
      faults: [
        ...stuckSentences(stuck),
        ...wrongs,
        ...unless(scale.short || delay < 50, `progress came ${Math.round(delay)} ms late at p99`),
        ...unless(scale.short || answer < 100, `health took ${Math.round(answer)} ms at p99`),
      ],
    };
  },
};
