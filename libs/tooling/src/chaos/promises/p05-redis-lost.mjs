import { rmSync } from 'node:fs';
import path from 'node:path';
import { Redis } from 'ioredis';
import { Workload } from '../actors/workload.mjs';
import { stuckSentences, unless } from '../promise.mjs';
import { quantile, sleep } from '../waiting.mjs';

async function flush(stage) {
  const redis = new Redis(stage.direct.REDIS_URL, { lazyConnect: true, maxRetriesPerRequest: 1 });
  redis.on('error', () => undefined);
  await redis.flushall().catch(() => undefined);
  redis.disconnect();
}

/** Everything it knew is gone, on disk as well. */
async function killAndForget(stage) {
  const redis = stage.cast.named('redis');
  await redis.kill('SIGKILL');
  rmSync(path.join(stage.dataDir, 'redis/appendonlydir'), { recursive: true, force: true });
  redis.start();
}

/** Ways in which it can be away: nothing listens, or it takes what is said and never answers. */
const outages = {
  refused: {
    begin: ({ proxies }) => proxies.redis.break('refuse'),
    end: ({ proxies }) => proxies.redis.heal(),
  },
  mute: {
    begin: ({ cast }) => cast.named('redis').freeze(),
    end: ({ cast }) => cast.named('redis').thaw(),
  },
};

/** Starts the runs while Redis is away. @returns {Promise<number[]>} how long each answer took, in ms */
async function startWhileAway(stage, workload, works, outage, ms) {
  await outage.begin(stage);
  const away = sleep(ms);
  const took = [];
  for (const { id } of works) {
    const { status, ms } = await workload.client.call('POST', `/api/runs/${id}/start`, { json: {} });
    took.push(status === 202 ? ms : Infinity);
  }
  await away;
  await outage.end(stage);
  return took;
}

/** @type {import('../promise.mjs').Promised} */
export const redisLost = {
  id: 'P5',
  says: 'losing Redis loses nothing',
  wants: 'all exact; starts answer 202 with p99 < 300 ms while it is away',
  async test({ stage, random, scale }) {
    const workload = await Workload.on(stage, random);
    const works = await workload.drafts(scale.of(15, 120), [1_000, 5_000]);
    const share = Math.ceil(works.length / 3);
    const flushes = scale.of(2, 20);
    const kills = scale.of(1, 10);
    const waiting = works.slice(2 * share);
    // Runs begin all along, so that there are always rings to lose.
    /** @type {number[]} */
    const usual = [];
    const startSome = async () =>
      usual.push(...(await workload.start(waiting.splice(0, Math.ceil(share / (flushes + kills))))));
    for (let count = 0; count < flushes; count++) {
      await startSome();
      await sleep(random.between(0, 300));
      await flush(stage);
    }
    for (let count = 0; count < kills; count++) {
      await startSome();
      await killAndForget(stage);
      await sleep(random.between(200, 1_000));
    }
    const ms = Math.min(scale.of(8_000, 300_000), scale.leftMs() / 2);
    const took = [];
    /** @type {Record<string, number>} */
    const slowest = {};
    for (const [index, [name, outage]] of Object.entries(outages).entries()) {
      const some = works.slice(index * share, (index + 1) * share);
      const answers = await startWhileAway(stage, workload, some, outage, ms);
      slowest[`start p99 ms, ${name}`] = Math.round(quantile(answers, 0.99));
      took.push(...answers);
    }
    const stuck = await workload.ended(works, 300_000);
    const wrongs = await workload.wrongs(works);
    await workload.end();
    const p99 = quantile(took, 0.99);
    return {
      figures: {
        runs: works.length,
        FLUSHALL: flushes,
        'kills without AOF': kills,
        'away s': `${Math.round(ms / 1000)} and again`,
        'starts meanwhile': took.length,
        ...slowest,
        'and with Redis': Math.round(quantile(usual, 0.99)),
        stuck: stuck.length,
        wrong: wrongs.length,
      },
      faults: [
        ...stuckSentences(stuck),
        ...wrongs,
        ...unless(Number.isFinite(p99), 'a start was not answered with 202'),
        // A few starts on a busy machine say little about a 99th percentile.
        ...unless(p99 < scale.of(2_000, 300), `start p99 is ${Math.round(p99)} ms`),
      ],
    };
  },
};
