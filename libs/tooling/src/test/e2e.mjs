/** `run.mjs e2e`: the product on a free port with an empty data directory, and the story in a browser against it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../start/ports.mjs';
import { runOnce } from '../start/run-once.mjs';
import { onStopRequest } from '../start/stop-signals.mjs';
import { inRoot, root } from '../start/workspace.mjs';
import { findChromium } from './chromium.mjs';
import { Product } from './product.mjs';

const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  inRoot('node_modules/jest/bin/jest.js'),
  '-c',
  inRoot('frontend/e2e/jest.config.cjs'),
  '--runInBand',
];

/**
 * @param {(text: string) => void} onOutput
 * @returns {Promise<number>} 0 when the tests passed and the product stopped as it was asked to
 */
export async function runE2e(onOutput) {
  const chromium = await findChromium();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'etl-studio-e2e-'));
  const product = new Product({ dataDir, port: await freePort() });
  onStopRequest(() => product.process.kill('SIGTERM'));
  try {
    const { url } = await product.ready();
    const env = { ...product.env, E2E_URL: url, CHROMIUM_PATH: chromium };
    const code = await runOnce(process.execPath, jest, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      onOutput,
    });
    const exitCode = await product.stop();
    if (exitCode !== 0)
      onOutput(`The product did not stop cleanly (exit code ${exitCode}):\n${product.output}`);
    return code === 0 && exitCode === 0 ? 0 : 1;
  } finally {
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

export async function run() {
  process.exit(await runE2e((text) => process.stdout.write(text)));
}
