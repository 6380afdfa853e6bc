import { setTimeout as pause } from 'node:timers/promises';
import { cpuMs, familyCpuMs } from './processes.mjs';

/** @param {number[]} numbers @param {number} [share] 0.5 for the median */
export function quantile(numbers, share = 0.5) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** @returns {Promise<number>} milliseconds that `work` took */
export async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** A session that has ended is counted with its server once that has noticed. */
const settleMs = 300;

/**
 * Does `work`, which answers milliseconds, and tells what database and worker computed meanwhile.
 * @param {import('./server.mjs').BenchServer} server
 * @param {() => Promise<number>} work
 */
export async function withCpu({ postgresPid, workerPid }, work) {
  await pause(settleMs);
  const before = { database: familyCpuMs(postgresPid), worker: cpuMs(workerPid) };
  const ms = await work();
  await pause(settleMs);
  return {
    ms,
    databaseCpuMs: familyCpuMs(postgresPid) - before.database,
    workerCpuMs: cpuMs(workerPid) - before.worker,
  };
}
