import { setTimeout as pause } from 'node:timers/promises';
import { cpuMs, familyCpuMs } from '../import/processes.mjs';

/** A session that has ended is counted with its server once that has noticed. */
const settleMs = 300;

/**
 * Does `work`, and tells how long it took, and what the database and all workers computed meanwhile, in milliseconds.
 * @param {import('../import/server.mjs').BenchServer} server
 * @param {() => Promise<unknown>} work
 */
export async function withCpuOfAll({ postgresPid, workerPids }, work) {
  const workers = () => workerPids.reduce((sum, pid) => sum + cpuMs(pid), 0);
  await pause(settleMs);
  const before = { database: familyCpuMs(postgresPid), workers: workers() };
  const began = performance.now();
  await work();
  const ms = performance.now() - began;
  await pause(settleMs);
  return {
    ms,
    databaseCpuMs: familyCpuMs(postgresPid) - before.database,
    workersCpuMs: workers() - before.workers,
  };
}
