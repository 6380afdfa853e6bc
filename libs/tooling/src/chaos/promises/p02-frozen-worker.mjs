import { Workload } from '../actors/workload.mjs';
import { stuckSentences, unless } from '../promise.mjs';
import { sleep, until } from '../waiting.mjs';

const SLOW = '150';

/** Freezes whoever has the run, at once or a moment later, for one to three leases. */
async function freezeOnce(workload, lease) {
  const { random } = workload;
  const [work] = await workload.drafts(1, [10_000, 30_000]);
  if (!work) return [];
  await workload.start([work]);
  const worker = await until('a worker with the run', () => workload.workerOf(work.id), 60_000, 5);
  await sleep(random.between(0, Number(SLOW)));
  worker.freeze();
  await sleep(lease * 1000 * random.between(1, 3));
  worker.thaw();
  return [work];
}

/** @type {import('../promise.mjs').Promised} */
export const frozenWorker = {
  id: 'P2',
  says: 'a frozen worker that wakes cannot publish or block',
  wants: '0 stuck, 0 wrong (that the fence by epoch is reached is shown in P3)',
  async test({ stage, random, scale }) {
    const workload = await Workload.on(stage, random);
    const works = [];
    const freezes = scale.of(2, 100);
    for (let freeze = 0; freeze < freezes; freeze++)
      works.push(...(await freezeOnce(workload, stage.times.lease)));
    const stuck = await workload.ended(works, 120_000);
    const wrongs = await workload.wrongs(works);
    const [{ lost }] = await workload.rows(
      "SELECT count(*)::int AS lost FROM import_run_attempt WHERE run_id = ANY ($1) AND error_code = 'lease_lost'",
      [works.map(({ id }) => id)],
    );
    await workload.end();
    return {
      figures: { freezes, 'leases lost': lost, stuck: stuck.length, wrong: wrongs.length },
      faults: [...stuckSentences(stuck), ...wrongs, ...unless(lost > 0, 'no freeze met a run under way')],
    };
  },
};
