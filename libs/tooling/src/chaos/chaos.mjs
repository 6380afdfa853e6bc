/** `run.mjs chaos [--short] [--compose] [--seed N] [--only P1,P5] [--minutes N] [--json FILE]`: breaks real processes and tells what held. */
import { writeFileSync } from 'node:fs';
import { onStopRequest } from '../start/stop-signals.mjs';
import { buildProduct } from './actors/product-build.mjs';
import { Stage } from './actors/stage.mjs';
import { readOptions } from './options.mjs';
import { scaleOf } from './promise.mjs';
import { promises } from './promises/index.mjs';
import { Random } from './random.mjs';
import { tableOf } from './report.mjs';

const LEASE = { short: { lease: 4, heartbeat: 1 }, full: { lease: 30, heartbeat: 5 } };

/** @param {import('./options.mjs').Options} options @param {(text: string) => void} say */
export async function runChaos(options, say) {
  const chosen = promises.filter(({ id }) => options.only === null || options.only.includes(id));
  say(
    `Chaos, ${options.short ? 'short' : 'full'} form, seed ${options.seed}: ${chosen.map(({ id }) => id).join(' ')}\n`,
  );
  const product = await buildProduct('product');
  const stage = await Stage.open(options.short ? LEASE.short : LEASE.full, { behindProxy: options.compose });
  onStopRequest(() => process.exit(1));
  const lines = [];
  try {
    await stage.migrate(product);
    await stage.enter(product, { apis: 2, workers: options.compose ? 4 : 3 });
    await stage.openDoor();
    for (const promise of chosen) lines.push(await testOne(promise, { stage, product, options, say }));
  } finally {
    await stage.close();
  }
  say(tableOf(lines, options));
  if (options.json) writeFileSync(options.json, JSON.stringify({ ...options, lines }, null, 2));
  return lines;
}

/** A promise that could not be tested to its end is not held. @param {import('./promise.mjs').Promised} promise */
async function testOne({ id, says, wants, test }, { stage, product, options, say }) {
  const began = performance.now();
  const setting = {
    stage,
    product,
    random: new Random(options.seed),
    scale: scaleOf(options.short, options.minutes),
  };
  const verdict = await test(setting).catch((error) => ({
    figures: {},
    faults: [error.stack ?? String(error)],
  }));
  const seconds = (performance.now() - began) / 1000;
  say(`${id} ${verdict.faults.length === 0 ? 'held' : 'BROKEN'} after ${seconds.toFixed(0)} s\n`);
  return { id, says, wants, seconds, verdict };
}

const codeOf = (lines) => (lines.every(({ verdict }) => verdict.faults.length === 0) ? 0 : 1);

/** The short form as a suite of tests. @param {(text: string) => void} onOutput @returns {Promise<number>} 0 when all held */
export const runShortChaos = async (onOutput) => codeOf(await runChaos(readOptions(['--short']), onOutput));

export async function run(args) {
  process.exit(codeOf(await runChaos(readOptions(args), (text) => process.stdout.write(text))));
}
