import { buildProduct } from '../actors/product-build.mjs';
import { holdLoads } from '../actors/holds.mjs';
import { Workload } from '../actors/workload.mjs';
import { unless } from '../promise.mjs';
import { until } from '../waiting.mjs';

/** A frozen worker that wakes meets four walls. The first three are taken out, so that the last one is reached. */
const WITHOUT_FIRST_WALLS = [
  // It sees by its own clock that it is late.
  { file: 'runs/worker/lease', from: "if (late) this.stop('lease_lost');", to: '' },
  { file: 'runs/worker/lease', from: "if (!held) this.stop('lease_lost');", to: 'if (!held) return false;' },
  // Its sessions are ended by whoever takes its run.
  { file: 'runs/worker/reconciler', from: 'await this.expired.endSessions(run);', to: '' },
  // Its rows are committed only while the run is its own.
  { file: 'runs/worker/load-table', from: 'if (!isHeld)', to: 'if (isHeld === null)' },
];
/** The last one: the publish says its epoch. */
const WITHOUT_FENCE = [
  ...WITHOUT_FIRST_WALLS,
  {
    file: 'runs/worker/publication',
    from: "WHERE id = $1 AND epoch = $2 AND status = 'RUNNING' AND NOT cancel_requested",
    to: "WHERE id = $1 AND $2::int > 0 AND status = 'RUNNING' AND NOT cancel_requested",
  },
];

/**
 * A worker is frozen in its load, another one takes the run and is stopped in its own load; the first one wakes, ends
 * its load and publishes too late.
 */
async function publishTooLate(stage, folder, random) {
  const { workers } = await stage.enter(folder, { workers: 2 });
  const workload = await Workload.on(stage, random);
  const [work] = await workload.drafts(1, [500, 1_000]);
  if (!work) throw new Error('No draft was made');
  const letGo = await holdLoads(stage);
  await workload.start([work]);
  const loading = (attempt) => isLoading(workload, work.id, attempt);
  await until('the first load', () => loading(1), 40_000);
  const first = await workload.workerOf(work.id);
  first?.freeze();
  await until('the second load', () => loading(2), 60_000);
  const second = await workload.workerOf(work.id);
  second?.freeze();
  await letGo();
  first?.thaw();
  // Either the fence speaks, or the run is published by the wrong attempt.
  const ended = async () =>
    first?.said().includes('Fenced commit') || (await workload.ended([work], 0)).length === 0;
  await until('the late publish', ended, 40_000);
  const early = (await workload.ended([work], 0)).length === 0 ? await workload.wrongs([work]) : [];
  second?.thaw();
  const stuck = await workload.ended([work], 60_000);
  const late = await workload.wrongs([work]);
  const fenced = [first, second].filter((worker) => worker?.said().includes('Fenced commit')).length;
  await workload.end();
  await stage.leave(workers);
  return { wrongs: [...early, ...late], fenced, stuck };
}

async function isLoading(workload, runId, attempt) {
  const rows = await workload.rows(
    `SELECT 1 FROM import_run r JOIN pg_stat_activity s ON s.pid = ANY (r.backend_pids)
     WHERE r.id = $1 AND r.attempt_count = $2 AND r.status = 'RUNNING' AND s.query LIKE 'COPY%'`,
    [runId, attempt],
  );
  return rows.length > 0;
}

/** @type {import('../promise.mjs').Promised} */
export const negativeControl = {
  id: 'P3',
  says: 'the test can fail: without the epoch in the publish it finds a wrong run, with it none',
  wants: 'fenced commits > 0 and 0 wrong with the epoch, ≥ 1 wrong without',
  async test({ stage, product, random }) {
    const workers = stage.workers.length;
    await stage.leave([...stage.workers]);
    const fenced = await publishTooLate(stage, await buildProduct('fenced', WITHOUT_FIRST_WALLS), random);
    const open = await publishTooLate(stage, await buildProduct('unfenced', WITHOUT_FENCE), random);
    await stage.enter(product, { workers });
    return {
      figures: {
        'fenced commits': fenced.fenced,
        'wrong with the epoch': fenced.wrongs.length,
        'wrong without': open.wrongs.length,
      },
      faults: [
        ...fenced.wrongs,
        ...fenced.stuck.map((id) => `run ${id} is stuck`),
        ...unless(fenced.fenced > 0, 'no commit was fenced'),
        ...unless(open.wrongs.length > 0, 'the harness does not notice that the epoch is missing'),
      ],
    };
  },
};
