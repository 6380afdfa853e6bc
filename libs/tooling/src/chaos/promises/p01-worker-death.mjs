import { Killer } from '../actors/killer.mjs';
import { killPoints } from '../actors/kill-points.mjs';
import { Readers } from '../actors/readers.mjs';
import { Workload } from '../actors/workload.mjs';
import { stuckSentences, unless } from '../promise.mjs';
import { quantile, sleep } from '../waiting.mjs';

const KILLS_OF_STORM = 300;
/** Workers of the full form: they are killed faster than they start. */
const WORKERS_OF_STORM = 8;
/** What was orphaned at the point before must not be in the way. */
const WORKERS_OF_POINTS = 5;
/** A run whose worker died holds its place until its lease ends, and one organization does everything here. */
const PLACES = { ORG_CONCURRENCY: '100' };
const FEW_RUNS = 12;
/** Where the clock ends it: making drafts is not what the time is for. */
const RUNS_AT_FIRST = 30;

async function storm({ scale }, workload, killer) {
  const rows = scale.short ? [2_000, 24_000] : [5_000, 50_000];
  // The rest comes as others end, for as long as there is time.
  const works = await workload.drafts(scale.isBounded ? RUNS_AT_FIRST : scale.of(10, 200), rows);
  const readers = new Readers(workload, works, scale.of(4, 10));
  await workload.start(works);
  const reading = readers.read();
  const raging = killer.rage(scale.of(10, KILLS_OF_STORM), scale.leftMs);
  if (!scale.short) await keepBusy(workload, killer, works, rows, scale);
  const stuck = await workload.ended(works, scale.of(120_000, 1_200_000));
  killer.stop();
  await raging;
  readers.stop();
  await reading;
  return { works, stuck, readers };
}

/** Starts more runs as long as workers are still to be killed: work must not run out first. */
async function keepBusy(workload, killer, works, rows, scale) {
  while (killer.kills < KILLS_OF_STORM && scale.leftMs() > 0) {
    await sleep(500);
    if ((await workload.underWay(works)) > FEW_RUNS) continue;
    const more = await workload.drafts(FEW_RUNS, rows);
    await workload.start(more);
    works.push(...more);
  }
}

async function points({ scale }, workload, killer) {
  const works = [];
  for (let round = 0; round < scale.of(1, 10); round++) {
    for (const [place, point] of Object.entries(killPoints)) {
      if (scale.leftMs() === 0) break;
      const [work] = await workload.drafts(1, [8_000, 16_000]);
      if (!work) continue;
      await Promise.all(workload.stage.workers.map((worker) => workload.stage.ready(worker)));
      killer.place = place;
      await point({ workload, killer, work });
      works.push(work);
    }
  }
  return { works, stuck: await workload.ended(works, 300_000) };
}

/** What became of the runs whose workers were killed. */
async function afterKills(workload, killer, { works, stuck }) {
  const wrongs = await workload.wrongs(works);
  const resumes = await killer.resumeSeconds();
  const p95 = quantile(
    resumes.map(({ seconds }) => seconds),
    0.95,
  );
  const { seconds: most, place } = resumes.reduce((a, b) => (b.seconds > a.seconds ? b : a), {
    seconds: 0,
    place: '',
  });
  return {
    figures: {
      runs: works.length,
      kills: killer.kills,
      'runs orphaned': killer.orphans.length,
      stuck: stuck.length,
      wrong: wrongs.length,
      'resume p95 s': Number(p95.toFixed(1)),
      'resume max s': `${most.toFixed(1)} (${place})`,
    },
    faults: [
      ...stuckSentences(stuck),
      ...wrongs,
      ...unless(p95 <= 45, `resume p95 is ${p95.toFixed(1)} s`),
      ...unless(most <= 60, `the longest resume, after a kill ${place}, is ${most.toFixed(1)} s`),
    ],
  };
}

/**
 * Kills among as many workers and places as the full form wants, and leaves as many as there were.
 * @template T
 * @param {import('../promise.mjs').Setting} setting
 * @param {number} workers of the full form
 * @param {(workload: Workload, killer: Killer) => Promise<T>} kills
 */
async function amongMany({ stage, product, random, scale }, workers, kills) {
  const usual = stage.workers.length;
  if (!scale.short) {
    await stage.leave([...stage.workers]);
    await stage.enter(product, { workers, env: PLACES });
  }
  const workload = await Workload.on(stage, random);
  const verdict = await kills(workload, new Killer(workload, [100, 500]));
  await Promise.all(stage.workers.map((worker) => stage.ready(worker)));
  if (!scale.short) {
    await stage.leave([...stage.workers]);
    await stage.enter(product, { workers: usual });
  }
  await workload.end();
  return verdict;
}

/** P10 is measured by readers during P1, so both are here. @type {import('../promise.mjs').Promised} */
export const workerDeath = {
  id: 'P1',
  says: 'a worker may die at any instant; every started run still ends, exactly (P10: never half visible)',
  wants: '300 kills (full form), 0 stuck, 0 wrong, resume p95 ≤ 45 s, max ≤ 60 s; 0 half reads',
  test: (setting) =>
    amongMany(setting, WORKERS_OF_STORM, async (workload, killer) => {
      const { scale } = setting;
      const { readers, ...runs } = await storm(setting, workload, killer);
      const { figures, faults } = await afterKills(workload, killer, runs);
      return {
        figures: { ...figures, reads: readers.reads, 'half reads': readers.halves.length },
        faults: [
          ...faults,
          ...readers.halves,
          ...unless(readers.reads > 0, 'nobody read meanwhile'),
          ...unless(
            scale.short || scale.isBounded || killer.kills >= KILLS_OF_STORM,
            `only ${killer.kills} kills`,
          ),
        ],
      };
    }),
};

/** @type {import('../promise.mjs').Promised} */
export const deathAtPoints = {
  id: 'P1B',
  says: `a worker may die at each of these: ${Object.keys(killPoints).join(', ')}`,
  wants: 'each 10 times (full form), 0 stuck, 0 wrong, resume p95 ≤ 45 s, max ≤ 60 s',
  test: (setting) =>
    amongMany(setting, WORKERS_OF_POINTS, async (workload, killer) =>
      afterKills(workload, killer, await points(setting, workload, killer)),
    ),
};
