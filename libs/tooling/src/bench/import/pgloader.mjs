import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { runOnce } from '../../start/run-once.mjs';

export const hasPgloader = () => spawnSync('pgloader', ['--version']).error === undefined;

/** pgloader's own way to load the clean rows into the plain table. @returns {Promise<number>} milliseconds */
export async function pgloaderTime(url, folder, file) {
  const columns = 'run_id, org_id, row_number, date, campaign, channel, spend, clicks, conversions';
  const command = path.join(folder, 'pgloader.load');
  writeFileSync(
    command,
    `LOAD CSV FROM '${file}' (${columns}) INTO ${url}?tablename=bench_plain (${columns})
     WITH fields optionally enclosed by '"', fields escaped by double-quote, fields terminated by ',', batch rows = 25000;`,
  );
  let said = '';
  const began = performance.now();
  const code = await runOnce('pgloader', ['--root-dir', folder, command], {
    stdio: ['ignore', 'pipe', 'pipe'],
    onOutput: (text) => (said += text),
  });
  if (code !== 0) throw new Error(`pgloader: ${said}`);
  return performance.now() - began;
}
