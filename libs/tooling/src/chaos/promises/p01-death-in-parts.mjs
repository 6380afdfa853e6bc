import { Killer } from '../actors/killer.mjs';
import { Workload } from '../actors/workload.mjs';
import { stuckSentences, unless } from '../promise.mjs';
import { sleep, until } from '../waiting.mjs';

/** Who dies while one file is loaded: a worker that helps, or the one that has the run. There are three. */
const DEATHS = ['helpers', 'attempts', 'helpers'];
/** Somewhere in the part: its first rows, or its last. */
const LATEST_MS = 300;

const HOLDERS = `
  SELECT p.workers[cardinality(p.workers)] AS worker, p.by_attempt
  FROM import_part p JOIN import_run r ON r.id = p.run_id AND r.epoch = p.epoch
  WHERE r.id = $1 AND p.lease_until >= now() AND p.by_attempt = $2`;

/** A worker that loads a part now; `gone` once the run has ended. */
async function holderOf(workload, work, byAttempt) {
  const [row] = await workload.rows(HOLDERS, [work.id, byAttempt]);
  const worker = workload.stage.workers.find(({ pid }) => row?.worker.includes(`:${pid}:`));
  if (worker) return worker;
  return (await workload.underWay([work])) === 0 ? 'gone' : null;
}

async function killHolders(workload, killer, work, killed) {
  await Promise.all(workload.stage.workers.map((worker) => workload.stage.ready(worker)));
  await workload.start([work]);
  for (const whose of DEATHS) {
    const ask = () => holderOf(workload, work, whose === 'attempts');
    const holder = await until('somebody with a part', ask, 120_000, 5);
    if (holder === 'gone') return;
    await sleep(workload.random.between(0, LATEST_MS));
    await killer.kill(holder);
    killed[whose] += 1;
  }
}

/** Parts and tables of parts that nobody needs any more. */
const leftOvers = (workload) =>
  workload.rows(
    `SELECT kind FROM run_table WHERE kind NOT IN ('record', 'row_error') UNION ALL SELECT 'part' FROM import_part`,
  );

/** @type {import('../promise.mjs').Promised} */
export const deathInParts = {
  id: 'P1C',
  says: 'workers may die while they load parts of one file, and so may the one that has the run; nothing is there twice',
  wants: '0 stuck, 0 wrong, nothing left of lost parts',
  async test({ stage, random, scale }) {
    const workload = await Workload.on(stage, random);
    const killer = new Killer(workload, [0, 0]);
    killer.place = 'in a part';
    const works = await workload.drafts(scale.of(2, 20), scale.short ? [60_000, 70_000] : [60_000, 150_000]);
    const killed = { helpers: 0, attempts: 0 };
    const begun = [];
    for (const work of works) {
      if (scale.leftMs() === 0) break;
      await killHolders(workload, killer, work, killed);
      begun.push(work);
    }
    const stuck = await workload.ended(begun, 240_000);
    const wrongs = await workload.wrongs(begun);
    const nothingLeft = async () => (await leftOvers(workload)).length === 0;
    const left = await until('nothing left of parts', nothingLeft, 60_000, 200).catch(() => false);
    const [{ attempts }] = await workload.rows(
      'SELECT count(*)::int AS attempts FROM import_run_attempt WHERE run_id = ANY ($1)',
      [begun.map(({ id }) => id)],
    );
    await Promise.all(stage.workers.map((worker) => stage.ready(worker)));
    await workload.end();
    return {
      figures: {
        runs: begun.length,
        'kills with a part': killed.helpers,
        'kills with the run': killed.attempts,
        attempts,
        stuck: stuck.length,
        wrong: wrongs.length,
      },
      faults: [
        ...stuckSentences(stuck),
        ...wrongs,
        ...unless(left, 'something is left of parts'),
        ...unless(killed.helpers > 0, 'nobody died with a part'),
        ...unless(killed.attempts > 0, 'nobody died with the run'),
      ],
    };
  },
};
