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

/** @type {import('../promise.mjs').Promised} */
export const postgresRestart = {
  id: 'P7',
  says: 'Postgres may restart in the middle of runs',
  wants: `0 process exits, 0 stuck, exact ≤ ${MOST_SECONDS} s after`,
  async test({ stage, random, scale }) {
    const workload = await Workload.on(stage, random);
    const works = await workload.drafts(scale.of(8, 60), [3_000, 20_000]);
    await workload.start(works);
    await workload.end();
    const [terminations, restarts] = [scale.of(2, 50), scale.of(1, 10)];
    for (let count = 0; count < terminations; count++) {
      await sleep(random.between(100, 600));
      await terminateAll(stage);
    }
    for (let count = 0; count < restarts; count++) {
      await sleep(random.between(200, 1_000));
      await stage.crashPostgres();
    }
    const after = await Workload.on(stage, random);
    const began = performance.now();
    const stuck = await after.ended(works, 300_000);
    const seconds = (performance.now() - began) / 1000;
    const wrongs = await after.wrongs(works);
    await after.end();
    const exits = [...stage.apis, ...stage.workers].reduce((sum, { unasked }) => sum + unasked, 0);
    return {
      figures: {
        runs: works.length,
        restarts,
        'terminations of all': terminations,
        'process exits': exits,
        'all ended after s': Number(seconds.toFixed(1)),
        stuck: stuck.length,
        wrong: wrongs.length,
      },
      faults: [
        ...stuckSentences(stuck),
        ...wrongs,
        ...unless(exits === 0, `${exits} processes ended by themselves`),
        ...unless(seconds <= MOST_SECONDS, `the last run ended ${seconds.toFixed(0)} s after`),
      ],
    };
  },
};
