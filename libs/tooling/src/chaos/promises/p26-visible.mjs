import { Workload } from '../actors/workload.mjs';
import { unless } from '../promise.mjs';
import { until } from '../waiting.mjs';

const MOST_SECONDS = 90;
/** The reconciler's own advisory lock: whoever holds it keeps every reconciler from its work. */
const RECONCILER_LOCK = 7_310_001;

const metricsPort = (api) => /Metrics on port (\d+)/.exec(api.said())?.[1];

/** Whether an alert on what Prometheus scrapes would fire. */
async function alerts({ apis }, component) {
  const pages = apis.map((api) =>
    fetch(`http://127.0.0.1:${metricsPort(api)}/metrics`).then((answer) => answer.text()),
  );
  return (await Promise.all(pages)).every((page) =>
    page.includes(`etl_component_stuck{component="${component}"} 1`),
  );
}

/** Seconds until readiness calls the component degraded, and metrics say so too. */
async function untilDegraded(workload, component) {
  const began = performance.now();
  const says = async () => {
    const { body } = await workload.client.call('GET', '/api/health/ready');
    const isTold = body.status === 'degraded' && body.checks[component]?.status === 'degraded';
    return isTold && alerts(workload.stage, component);
  };
  await until(`readiness and metrics that call ${component} stuck`, says, 2 * MOST_SECONDS * 1000, 500);
  return (performance.now() - began) / 1000;
}

const untilWell = (workload) =>
  until(
    'readiness that is well again',
    async () => (await workload.client.call('GET', '/api/health/ready')).body.status === 'ok',
    120_000,
    500,
  );

async function withoutWorkers({ stage, product }, workload) {
  const count = stage.workers.length;
  await Promise.all(stage.workers.map((worker) => worker.kill()));
  const seconds = await untilDegraded(workload, 'workers');
  await stage.leave([...stage.workers]);
  await stage.enter(product, { workers: count });
  return seconds;
}

async function withoutRelay({ stage }, workload) {
  const [work] = await workload.drafts(1, [10, 20]);
  await stage.proxies.redis.break('refuse');
  // A ring that nobody may take stays in the outbox.
  await workload.rows(
    'INSERT INTO run_outbox (org_id, run_id, epoch) SELECT org_id, id, epoch FROM import_run WHERE id = $1',
    [work?.id],
  );
  const seconds = await untilDegraded(workload, 'outbox');
  await stage.proxies.redis.heal();
  return seconds;
}

async function withoutReconciler({ stage }, workload) {
  const session = await stage.database();
  await session.query('SELECT pg_advisory_lock($1)', [RECONCILER_LOCK]);
  const [work] = await workload.drafts(1, [20_000, 40_000]);
  await workload.start([work]);
  const worker = await until('a worker with the run', () => workload.workerOf(work.id), 60_000, 5);
  worker.freeze();
  const seconds = await untilDegraded(workload, 'leases');
  await session.end();
  worker.thaw();
  await workload.ended([work], 120_000);
  return seconds;
}

/** @type {import('../promise.mjs').Promised} */
export const visible = {
  id: 'P26',
  says: 'stuck is visible',
  wants: `readiness and metrics say so ≤ ${MOST_SECONDS} s after workers, relay or reconciler stop (short form: workers)`,
  async test(setting) {
    const workload = await Workload.on(setting.stage, setting.random);
    const cases = setting.scale.short
      ? { workers: withoutWorkers }
      : { workers: withoutWorkers, relay: withoutRelay, reconciler: withoutReconciler };
    /** @type {Record<string, number>} */
    const figures = {};
    for (const [name, stop] of Object.entries(cases)) {
      figures[`${name} s`] = Math.round(await stop(setting, workload));
      await untilWell(workload);
    }
    await workload.end();
    const late = Object.entries(figures).filter(([, seconds]) => seconds > MOST_SECONDS);
    return { figures, faults: late.flatMap(([name, seconds]) => unless(false, `${name}: ${seconds}`)) };
  },
};
