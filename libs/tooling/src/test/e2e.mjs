/**
 * `run.mjs e2e [arguments of Jest]`: the product on a free port with an empty data directory, and the story in a browser
 * against it. With --replicas: on two APIs and two workers behind the proxy.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../start/ports.mjs';
import { onStopRequest } from '../start/stop-signals.mjs';
import { findChromium } from './chromium.mjs';
import { runSpecs } from './run-specs.mjs';
import { Product } from './product.mjs';
import { runReplicas } from './replicas.mjs';

/**
 * @param {(text: string) => void} onOutput
 * @param {string[]} [args] of Jest
 * @returns {Promise<number>} 0 when the tests passed and the product stopped as it was asked to
 */
export async function runE2e(onOutput, args = []) {
  const chromium = await findChromium();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'etl-studio-e2e-'));
  // Somebody sees the installation's health.
  const product = new Product({
    dataDir,
    port: await freePort(),
    env: { OPERATOR_EMAILS: 'owner@demo.test' },
  });
  const leave = async () => {
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  // Leaving ends the specs too, which otherwise would go on without a product.
  onStopRequest(() => void leave().finally(() => process.exit(1)));
  try {
    const { url } = await product.ready();
    const env = { ...product.env, E2E_URL: url, CHROMIUM_PATH: chromium };
    const code = await runSpecs('frontend/e2e/jest.config.cjs', args, { env, onOutput });
    const exitCode = await product.stop();
    if (exitCode !== 0)
      onOutput(`The product did not stop cleanly (exit code ${exitCode}):\n${product.output}`);
    return code === 0 && exitCode === 0 ? 0 : 1;
  } finally {
    await leave();
  }
}

export async function run(args) {
  const show = (text) => process.stdout.write(text);
  const rest = args.filter((arg) => arg !== '--replicas');
  const atReplicas = rest.length < args.length;
  process.exit(await (atReplicas ? runReplicas(show, { whole: true, args: rest }) : runE2e(show, rest)));
}
