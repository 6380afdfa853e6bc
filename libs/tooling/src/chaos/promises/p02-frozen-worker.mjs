import { Workload } from '../actors/workload.mjs';
import { stuckSentences, unless } from '../promise.mjs';
import { eachOf, sleep, until } from '../waiting.mjs';

/** Longest wait between the claim and the freeze: somewhere in the load, or in the publish. */
const LATEST_MS = 400;
/** Freezes at once in the full form, each of a worker of its own: they are mostly waiting. */
const AT_ONCE = 12;
/** Workers that are never all frozen: somebody has to take the runs. */
const AWAKE = 4;

/** Freezes whoever has the run, at once or a moment later, for one to three leases. */
async function freezeOnce(workload, work, frozen) {
  const { random, stage } = workload;
  await workload.start([work]);
  const holder = async () => {
    const worker = await workload.workerOf(work.id);
    return worker && !frozen.has(worker) ? worker : null;
  };
  const worker = await until('a worker with the run', holder, 240_000, 5);
  frozen.add(worker);
  await sleep(random.between(0, LATEST_MS));
  worker.freeze();
  await sleep(stage.times.lease * 1000 * (1 + 2 * random.next()));
  worker.thaw();
  frozen.delete(worker);
}

async function freezeMany({ stage, scale }, workload) {
  const works = await workload.drafts(scale.of(2, 100), [10_000, 30_000]);
  const frozen = new Set();
  await eachOf(works, scale.of(1, AT_ONCE), (work) => freezeOnce(workload, work, frozen));
  const stuck = await workload.ended(works, 240_000);
  const fenced = stage.workers.filter((worker) => worker.said().includes('Fenced commit')).length;
  return { works, stuck, fenced };
}

/** With workers of its own in the full form: many, each with one run at a time. */
async function amongMany(setting, workload) {
  const { stage, product, scale } = setting;
  if (scale.short) return freezeMany(setting, workload);
  const usual = stage.workers.length;
  await stage.leave([...stage.workers]);
  const env = { WORKER_CONCURRENCY: '1', ORG_CONCURRENCY: '100' };
  const { workers } = await stage.enter(product, { workers: AT_ONCE + AWAKE, env });
  const outcome = await freezeMany(setting, workload);
  await stage.leave(workers);
  await stage.enter(product, { workers: usual });
  return outcome;
}

/** @type {import('../promise.mjs').Promised} */
export const frozenWorker = {
  id: 'P2',
  says: 'a frozen worker that wakes cannot publish or block',
  wants: '0 stuck, 0 wrong (that the fence by epoch is reached is shown in P3)',
  async test(setting) {
    const workload = await Workload.on(setting.stage, setting.random);
    const { works, stuck, fenced } = await amongMany(setting, workload);
    const wrongs = await workload.wrongs(works);
    const [{ lost }] = await workload.rows(
      "SELECT count(*)::int AS lost FROM import_run_attempt WHERE run_id = ANY ($1) AND error_code = 'lease_lost'",
      [works.map(({ id }) => id)],
    );
    await workload.end();
    return {
      figures: {
        freezes: works.length,
        'leases lost': lost,
        'workers that were fenced': fenced,
        stuck: stuck.length,
        wrong: wrongs.length,
      },
      faults: [...stuckSentences(stuck), ...wrongs, ...unless(lost > 0, 'no freeze met a run under way')],
    };
  },
};
