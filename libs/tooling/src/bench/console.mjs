/**
 * `bench console [--only pages,scroll,stream,mapping] [--seconds N]`: how fast the console is in a browser of its own, at
 * a product of its own: first pages, 100,000 rows scrolled, a stream of events, a file of 200 columns.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Camera } from '../pictures/camera.mjs';
import { seed } from '../pictures/seed.mjs';
import { freePort } from '../start/ports.mjs';
import { onStopRequest } from '../start/stop-signals.mjs';
import { findChromium } from '../test/chromium.mjs';
import { Product } from '../test/product.mjs';
import { mappingOfManyColumns } from './console/mapping.mjs';
import { firstPages } from './console/pages.mjs';
import { scrolledRows } from './console/scroll.mjs';
import { streamOfEvents } from './console/stream.mjs';
import { count, tableText } from './measure.mjs';

const parts = {
  pages: firstPages,
  scroll: scrolledRows,
  mapping: mappingOfManyColumns,
  stream: streamOfEvents,
};

/** @param {string[]} args @returns {Promise<object>} the figures */
export async function run(args) {
  const { values } = parseArgs({
    args,
    strict: false,
    options: { only: { type: 'string' }, seconds: { type: 'string' } },
  });
  const only = values.only === undefined ? Object.keys(parts) : String(values.only).split(',');
  const executablePath = await findChromium();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'etl-studio-bench-console-'));
  const product = new Product({ dataDir, port: await freePort(), env: { LOG_LEVEL: 'warn' } });
  onStopRequest(() => product.process.kill('SIGTERM'));
  try {
    const { url } = await product.ready();
    const seeded = await seed(url);
    const camera = await Camera.open({ url, folder: dataDir, executablePath });
    const figures = [];
    for (const [name, measure] of Object.entries(parts))
      if (only.includes(name))
        figures.push(...(await measure({ camera, seeded, seconds: Number(values.seconds ?? 60) })));
    await camera.close();
    const [load] = os.loadavg();
    console.log(`\nThe console in headless Chromium, load average ${count(load, 1)}\n`);
    console.log(tableText([['', 'measured', 'goal'], ...figures.map(line)]));
    return { load, figures };
  } finally {
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/**
 * @typedef {{ what: string, value: number, digits?: number, unit: string, goal?: number }} Figure
 * @typedef {{ camera: Camera, seeded: Awaited<ReturnType<typeof seed>>, seconds: number }} Setting
 */

/** @param {Figure} figure */
const line = ({ what, value, digits = 0, unit, goal }) => [
  what,
  `${count(value, digits)} ${unit}`,
  goal === undefined ? '' : `≤ ${goal} ${value <= goal ? 'held' : 'MISSED'}`,
];
