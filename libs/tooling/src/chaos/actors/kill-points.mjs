import { until } from '../waiting.mjs';
import { holdLoads, holdPublishes, holdRun } from './holds.mjs';

/** What is waited for comes at once on an idle machine; a busy one breaks no promise. */
const PATIENCE_MS = 180_000;

/**
 * Named instants at which a worker is killed. No hook in the product: what the database shows, and locks, say when.
 * @typedef {{ workload: import('./workload.mjs').Workload, killer: import('./killer.mjs').Killer, work: import('./workload.mjs').Work }} Scene
 */

const inState = (workload, work, condition) =>
  until(
    `${work.id} with ${condition}`,
    async () =>
      (await workload.rows(`SELECT 1 FROM import_run WHERE id = $1 AND ${condition}`, [work.id])).length > 0,
    PATIENCE_MS,
    2,
  );

async function killHolder({ workload, killer, work }) {
  const worker = await workload.workerOf(work.id);
  if (worker) await killer.kill(worker);
}

async function killAll({ workload, killer }) {
  await Promise.all(workload.stage.workers.map((worker) => killer.kill(worker)));
}

const waitsForLock = (workload, what, condition, value) =>
  until(
    `${what} that waits for a lock`,
    async () =>
      (
        await workload.rows(
          `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND ${condition} LIKE $1`,
          [`%${value}%`],
        )
      ).length > 0,
    PATIENCE_MS,
    5,
  );

/** @type {Record<string, (scene: Scene) => Promise<void>>} each starts the run and kills whoever has it, there */
export const killPoints = {
  async 'after claim'(scene) {
    await scene.workload.start([scene.work]);
    await inState(scene.workload, scene.work, "status = 'RUNNING'");
    await killHolder(scene);
  },
  async 'after fetch'(scene) {
    const release = await holdLoads(scene.workload.stage);
    await scene.workload.start([scene.work]);
    await inState(scene.workload, scene.work, "backend_pids <> '{}'");
    await killHolder(scene);
    await release();
  },
  async 'mid-COPY'(scene) {
    await scene.workload.start([scene.work]);
    await until(
      'rows in COPY',
      async () =>
        (await scene.workload.rows('SELECT 1 FROM pg_stat_progress_copy WHERE tuples_processed > 0')).length >
        0,
      PATIENCE_MS,
      2,
    ).catch(() => undefined);
    await killHolder(scene);
  },
  async 'before publish'(scene) {
    const release = await holdPublishes(scene.workload.stage, scene.work.datasetId);
    await scene.workload.start([scene.work]);
    await waitsForLock(scene.workload, 'the publish', 'application_name', scene.work.id);
    await killHolder(scene);
    await release();
  },
  async 'after publish'(scene) {
    await scene.workload.start([scene.work]);
    const worker = await until(
      'the publish',
      async () => {
        const rows = await scene.workload.rows(
          `SELECT a.worker FROM import_run r JOIN import_run_attempt a ON a.run_id = r.id
           WHERE r.id = $1 AND r.status = 'SUCCEEDED' AND a.status = 'SUCCEEDED'`,
          [scene.work.id],
        );
        return rows[0]?.worker;
      },
      PATIENCE_MS,
      2,
    );
    const member = scene.workload.stage.workers.find(({ pid }) => worker.includes(`:${pid}:`));
    if (member) await scene.killer.kill(member);
  },
  async 'in relay'(scene) {
    const { redis } = scene.workload.stage.proxies;
    await redis.break('mute');
    await scene.workload.start([scene.work]);
    await until(
      'a relay that holds the ring',
      async () =>
        (
          await scene.workload.rows(
            "SELECT 1 FROM pg_stat_activity WHERE state = 'idle in transaction' AND query LIKE '%run_outbox%'",
          )
        ).length > 0,
      PATIENCE_MS,
      5,
    );
    await killAll(scene);
    await redis.heal();
  },
  async 'in reconciler'(scene) {
    const { workload, work } = scene;
    const loads = await holdLoads(workload.stage);
    await workload.start([work]);
    await inState(workload, work, "backend_pids <> '{}'");
    await killHolder(scene);
    await inState(workload, work, 'lease_until < now()');
    const run = await holdRun(workload.stage, work.id);
    await loads();
    await waitsForLock(workload, 'the reconciler', 'query', 'UPDATE import_run');
    await killAll(scene);
    await run();
  },
};
