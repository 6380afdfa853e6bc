import { Workload } from '../actors/workload.mjs';
import { stuckSentences, unless } from '../promise.mjs';
import { sleep } from '../waiting.mjs';

const MOST_SECONDS = 120;

const terminateAll = (stage) =>
  stage.database().then(async (session) => {
    await session.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE usename = 'etl_app' AND datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await session.end();
  });

/** Runs begin all along, so that there is always something to break. @returns {Promise<void>} */
async function breakManyTimes({ stage, random, scale }, workload, works) {
  const waiting = [...works];
  const breaks = scale.of(3, 60);
  const startSome = () => workload.start(waiting.splice(0, Math.ceil(works.length / breaks)));
  for (let count = 0; count < scale.of(2, 50); count++) {
    await startSome();
    await sleep(random.between(100, 600));
    await terminateAll(stage);
  }
  for (let count = 0; count < scale.of(1, 10); count++) {
    await startSome();
    await sleep(random.between(200, 1_000));
    await stage.crashPostgres();
  }
}

/** The database's host is gone without a word, and another one answers: every session there is mute for good. */
async function vanishAndAgain({ stage, random }, workload, times) {
  const works = [];
  const seconds = [];
  for (let count = 0; count < times; count++) {
    const some = await workload.drafts(4, [20_000, 40_000], 1);
    await workload.start(some);
    await sleep(random.between(0, 600));
    const began = performance.now();
    await stage.proxies.database.break('vanish');
    await workload.ended(some, 300_000);
    seconds.push((performance.now() - began) / 1000);
    await stage.proxies.database.heal();
    works.push(...some);
  }
  return { works, slowest: Math.max(0, ...seconds) };
}

/** @type {import('../promise.mjs').Promised} */
export const postgresRestart = {
  id: 'P7',
  says: 'Postgres may restart, or its host vanish, in the middle of runs',
  wants: `0 process exits, 0 stuck, exact ≤ ${MOST_SECONDS} s after`,
  async test(setting) {
    const { stage, random, scale } = setting;
    const workload = await Workload.on(stage, random);
    const works = await workload.drafts(scale.of(8, 60), [3_000, 20_000]);
    // Its session would not outlive what comes.
    await workload.end();
    await breakManyTimes(setting, workload, works);
    const after = await Workload.on(stage, random);
    const began = performance.now();
    const stuck = await after.ended(works, 300_000);
    const seconds = (performance.now() - began) / 1000;
    const vanishings = scale.of(0, 3);
    const vanished = await vanishAndAgain(setting, after, vanishings);
    stuck.push(...(await after.ended(vanished.works, 0)));
    const wrongs = await after.wrongs([...works, ...vanished.works]);
    await after.end();
    const exits = [...stage.apis, ...stage.workers].reduce((sum, { unasked }) => sum + unasked, 0);
    return {
      figures: {
        runs: works.length + vanished.works.length,
        restarts: scale.of(1, 10),
        'terminations of all': scale.of(2, 50),
        'hosts vanished': vanishings,
        'process exits': exits,
        'all ended after s': Number(seconds.toFixed(1)),
        'after a host vanished s': Number(vanished.slowest.toFixed(1)),
        stuck: stuck.length,
        wrong: wrongs.length,
      },
      faults: [
        ...stuckSentences(stuck),
        ...wrongs,
        ...unless(exits === 0, `${exits} processes ended by themselves`),
        ...unless(seconds <= MOST_SECONDS, `the last run ended ${seconds.toFixed(0)} s after`),
        ...unless(
          vanished.slowest <= MOST_SECONDS,
          `the last run ended ${vanished.slowest.toFixed(0)} s after a host vanished`,
        ),
      ],
    };
  },
};
