/** The page for integrators, run: by bash as it stands, and by Node with the client as a package of its own. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { freePort } from '../start/ports.mjs';
import { inRoot } from '../start/workspace.mjs';
import { Product } from '../test/product.mjs';
import { signedIn } from '../test/signed-in.mjs';
import { examplesIn } from './examples.mjs';
import { buildClient } from './package.mjs';

const page = readFileSync(inRoot('libs/client/README.md'), 'utf8');
const folder = mkdtempSync(path.join(tmpdir(), 'etl-examples-'));
const hasCurl = spawnSync('curl', ['--version']).status === 0;
/** @type {Product} */
let product;
let apiKey = '';

/** @param {string} file @param {string[]} args */
async function run(file, args, input = '') {
  const child = spawn(file, args, {
    cwd: folder,
    env: { ...process.env, ETL_URL: product.url, ETL_API_KEY: apiKey },
  });
  child.stdin.end(input);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code, stderr, lines: stdout.trim().split('\n') };
}

describe('the examples for integrators', { timeout: 240_000 }, () => {
  before(async () => {
    const env = { WEBHOOK_ALLOW_PRIVATE: 'true' };
    product = new Product({ dataDir: path.join(folder, 'data'), port: await freePort(), env });
    mkdirSync(path.join(folder, 'node_modules/@etl-studio'), { recursive: true });
    symlinkSync(await buildClient(), path.join(folder, 'node_modules/@etl-studio/client'));
    symlinkSync(inRoot('node_modules/@types'), path.join(folder, 'node_modules/@types'));
    await product.ready();
    const owner = await signedIn(product.url);
    const key = await owner.post(`/api/orgs/${owner.orgId}/api-keys`, { name: 'Examples', role: 'ADMIN' });
    apiKey = key.key;
  });
  after(async () => {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('do by curl what they say', { skip: hasCurl ? false : 'curl is not installed' }, async () => {
    const { code, printed } = examplesIn(page, 'bash');
    const { lines, ...ran } = await run('bash', ['-euo', 'pipefail'], code);
    assert.deepEqual([ran.code, lines], [0, printed], ran.stderr);
    assert.ok(printed.length > 10);
  });

  it('do in TypeScript what they say', async () => {
    const { code, printed } = examplesIn(page, 'ts');
    const [march, april] = [/^Day,.*?(?=^CSV$)/ms.exec(page)?.[0] ?? '', 'april.csv'];
    writeFileSync(path.join(folder, 'march.csv'), march);
    writeFileSync(path.join(folder, april), march.replaceAll('2026-03', '2026-04'));
    writeFileSync(path.join(folder, 'examples.mts'), code);
    const { lines, ...ran } = await run(process.execPath, ['examples.mts']);
    assert.deepEqual([ran.code, lines], [0, printed], ran.stderr);
    assert.ok(printed.length > 10);
  });

  it('have the types that they say', async () => {
    writeFileSync(path.join(folder, 'examples.mts'), examplesIn(page, 'ts').code);
    const options = ['--module', 'nodenext', '--lib', 'es2023', '--types', 'node', '--skipLibCheck'];
    const tsc = inRoot('node_modules/typescript/bin/tsc');
    const { code, lines } = await run(process.execPath, [
      tsc,
      '--noEmit',
      '--strict',
      ...options,
      'examples.mts',
    ]);
    assert.deepEqual([code, lines], [0, ['']]);
  });
});
