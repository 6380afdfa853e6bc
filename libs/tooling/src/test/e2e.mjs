/** `run.mjs e2e`: `npm start` on a free port and an empty data directory, and the story in a browser against it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StartFailure } from '../start/failure.mjs';
import { freePort } from '../start/ports.mjs';
import { runOnce } from '../start/run-once.mjs';
import { onStopRequest } from '../start/stop-signals.mjs';
import { inRoot, root } from '../start/workspace.mjs';
import { findChromium } from './chromium.mjs';

/** What is given for the product of this machine is not the product under test. */
const isOurs = (name) => !/^(DATABASE_|REDIS_|S3_|STORAGE_|NODE_ENV$|npm_lifecycle_event$)/.test(name);

async function untilReady(url, product) {
  const isReady = () =>
    fetch(`${url}/api/health/ready`)
      .then(({ ok }) => ok)
      .catch(() => false);
  while (!(await isReady())) {
    if (product.exitCode !== null)
      throw new StartFailure('the product did not start; its message stands above.');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function jest(env, onOutput) {
  const args = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    inRoot('node_modules/jest/bin/jest.js'),
    '-c',
    inRoot('frontend/e2e/jest.config.cjs'),
    '--runInBand',
  ];
  return runOnce(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], onOutput });
}

/** @param {(text: string) => void} onOutput @returns {Promise<number>} 0 when the tests passed and the product stopped as asked */
export async function runE2e(onOutput) {
  const chromium = await findChromium();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const dataDir = mkdtempSync(path.join(tmpdir(), 'etl-studio-e2e-'));
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => isOurs(name))),
    PORT: String(port),
    DATA_DIR: dataDir,
  };
  const product = spawn(process.execPath, [inRoot('libs/tooling/src/run.mjs'), 'start'], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(product, 'exit');
  onStopRequest(() => product.kill('SIGTERM'));
  try {
    await untilReady(url, product);
    const code = await jest({ ...env, E2E_URL: url, CHROMIUM_PATH: chromium }, onOutput);
    product.kill('SIGTERM');
    const [exitCode] = await ended;
    return code === 0 && exitCode === 0 ? 0 : 1;
  } finally {
    product.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
}

export async function run() {
  process.exit(await runE2e((text) => process.stdout.write(text)));
}
