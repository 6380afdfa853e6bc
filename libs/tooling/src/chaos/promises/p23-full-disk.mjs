import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { Workload } from '../actors/workload.mjs';
import { unless } from '../promise.mjs';
import { until } from '../waiting.mjs';

const run = promisify(execFile);
const fileOf = (number) =>
  Buffer.from(
    `Day,Campaign,Channel,Cost,Clicks,Conv.\n${`2026-02-01,Brand ${number},Search,1.50,1,1\n`.repeat(20_000)}`,
  );

async function fillUp({ product }, stage, workload, place) {
  const { apis } = await stage.enter(product, { apis: 1, env: { STORAGE: 'disk', STORAGE_DIR: place } });
  const [api] = apis;
  if (!api) throw new Error('No API was started');
  workload.client.urls = () => [stage.urlOf(api)];
  const datasetId = await workload.dataset();
  const answers = [];
  for (let number = 0; number < 24; number++)
    answers.push((await workload.client.upload(datasetId, `${number}.csv`, fileOf(number))).status);
  const parts = readdirSync(place, { recursive: true }).filter((name) => String(name).endsWith('.part'));
  // Space comes back.
  rmSync(path.join(place, 'ballast'));
  const began = performance.now();
  const taken = async () => (await workload.client.upload(datasetId, 'after.csv', fileOf(99))).status === 201;
  await until('an upload that is taken again', taken, 60_000, 500);
  const seconds = (performance.now() - began) / 1000;
  const { unasked } = api;
  await stage.leave(apis);
  return { answers, parts, seconds, unasked };
}

/** @returns {import('../promise.mjs').Verdict} */
const skipped = (why) => ({ figures: { SKIPPED: why }, faults: [] });

/** @type {import('../promise.mjs').Promised} */
export const fullDisk = {
  id: 'P23',
  says: 'a full disk is an error, not a disaster',
  wants: 'uploads answer 503 and leave nothing, 0 crashes, taken again ≤ 30 s after space returns',
  /** @returns {Promise<import('../promise.mjs').Verdict>} */
  async test(setting) {
    const { stage, random } = setting;
    const place = path.join(stage.dataDir, 'small-disk');
    mkdirSync(place, { recursive: true });
    try {
      await run('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', place]);
    } catch (error) {
      return skipped(`no small disk can be mounted here: ${error.message.trim()}`);
    }
    const workload = await Workload.on(stage, random);
    try {
      writeFileSync(path.join(place, 'ballast'), Buffer.alloc(6_000_000));
      const { answers, parts, seconds, unasked } = await fillUp(setting, stage, workload, place);
      const refused = answers.filter((status) => status !== 201);
      return {
        figures: {
          uploads: answers.length,
          refused: refused.length,
          'taken again after s': Number(seconds.toFixed(1)),
        },
        faults: [
          ...unless(refused.length > 0, 'the disk did not get full'),
          ...unless(
            refused.every((status) => status === 503),
            `answers: ${refused.join(' ')}`,
          ),
          ...unless(parts.length === 0, `${parts.length} parts are left`),
          ...unless(unasked === 0, 'the API ended'),
          ...unless(seconds <= 30, `taken again after ${seconds} s`),
        ],
      };
    } finally {
      await workload.end();
      await run('umount', [place]);
    }
  },
};
