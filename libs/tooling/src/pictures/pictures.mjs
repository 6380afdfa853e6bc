/**
 * `run.mjs pictures [--only NAME,NAME] [--readme]`: the console with data, in both themes, under dist/pictures; with
 * --readme those of the README are written to frontend/docs too.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '../start/ports.mjs';
import { onStopRequest } from '../start/stop-signals.mjs';
import { inRoot } from '../start/workspace.mjs';
import { findChromium } from '../test/chromium.mjs';
import { Product } from '../test/product.mjs';
import { Camera } from './camera.mjs';
import { liveScenes } from './live.mjs';
import { lighter } from './png.mjs';
import { scenes } from './scenes.mjs';
import { seed } from './seed.mjs';

const ofReadme = ['mapping-light', 'live-light', 'analytics-light'];

export async function run(args) {
  const { values } = parseArgs({
    args,
    options: { only: { type: 'string' }, readme: { type: 'boolean', default: false } },
  });
  const executablePath = await findChromium();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'etl-studio-pictures-'));
  const product = new Product({
    dataDir,
    port: await freePort(),
    env: { OPERATOR_EMAILS: 'owner@demo.test', LEASE_SECONDS: '600' },
  });
  onStopRequest(() => product.process.kill('SIGTERM'));
  const folder = inRoot('dist/pictures');
  let failed = 0;
  try {
    const { url } = await product.ready();
    const seeded = await seed(url);
    const camera = await Camera.open({ url, folder, executablePath });
    const wanted = values.only?.split(',') ?? null;
    for (const scene of scenes.filter(({ name }) => wanted === null || wanted.includes(name)))
      failed += await photographed(camera, scene, seeded);
    const worker = product.programs().find(({ name }) => name === 'worker');
    if (worker && (wanted === null || wanted.includes('live'))) await liveScenes(camera, seeded, worker.pid);
    await camera.close();
    if (values.readme)
      for (const name of ofReadme)
        writeFileSync(
          inRoot('frontend/docs', `${name}.png`),
          lighter(readFileSync(path.join(folder, `${name}.png`))),
        );
    console.log(`The pictures are in ${folder}.`);
  } finally {
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  process.exit(failed > 0 ? 1 : 0);
}

/**
 * A scene that cannot be come to is told, and the others are taken.
 * @param {Camera} camera @param {import('./scenes.mjs').Scene} scene
 * @returns {Promise<number>} how many failed
 */
async function photographed(camera, { name, phone, come }, seeded) {
  const size = phone ? { width: 390, height: 844 } : { width: 1440, height: 900 };
  let failed = 0;
  const themes = /** @type {const} */ (['light', 'dark']);
  for (const theme of phone ? themes.slice(0, 1) : themes) {
    const page = await camera.page({ theme, ...size });
    try {
      await come(page, seeded);
    } catch (error) {
      console.error(`${name} in ${theme}: ${error.message}`);
      failed += 1;
    }
    await camera.take(page, phone ? name : `${name}-${theme}`);
    await page.context().close();
  }
  return failed;
}
