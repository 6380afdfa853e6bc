import { existsSync } from 'node:fs';
import path from 'node:path';
import { StartFailure } from '../start/failure.mjs';
import { isRoot } from '../start/postgres-binaries.mjs';
import { onPath } from '../start/redis.mjs';
import { runOnce } from '../start/run-once.mjs';
import { inRoot } from '../start/workspace.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome'];
const onThisMachine = () => names.map((name) => onPath(name)).find(Boolean);

/** @type {import('node:child_process').SpawnOptions} */
const quietly = { stdio: ['ignore', 'ignore', 'inherit'] };

async function fromDebian() {
  const apt = onPath('apt-get');
  if (!isRoot || !apt) return undefined;
  console.log('Installing chromium with apt-get ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runOnce(apt, ['update', '-qq'], { ...quietly, env });
  await runOnce(apt, ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { ...quietly, env });
  return onThisMachine();
}

/** A browser from the package registry, for a machine where nothing may be installed. It unpacks itself to /tmp. */
async function fromRegistry() {
  const folder = inRoot('node_modules/.cache/chromium');
  const main = path.join(folder, 'node_modules/@sparticuz/chromium/build/esm/index.js');
  if (!existsSync(main)) {
    console.log('Installing a chromium from the package registry ...');
    const what = [
      'install',
      '--no-save',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '@sparticuz/chromium@153.0.0',
    ];
    await runOnce(onPath('npm') ?? 'npm', [...what, '--prefix', folder], quietly);
  }
  return existsSync(main) ? (await import(main)).default.executablePath() : undefined;
}

/** @returns {Promise<string>} the path of a Chromium: CHROMIUM_PATH, the machine's, Debian's or the registry's */
export async function findChromium() {
  const found =
    process.env.CHROMIUM_PATH || onThisMachine() || (await fromDebian()) || (await fromRegistry());
  if (found) return found;
  throw new StartFailure(
    'no Chromium was found and none could be installed: install one, or set CHROMIUM_PATH.',
  );
}
