/** What a person relies on when starting and stopping the product. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../start/ports.mjs';
import { isStillRunning } from '../start/process-identity.mjs';
import { Product } from './product.mjs';

const patience = { timeout: 180_000 };

async function eventually(what, holds) {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await holds()) return;
    await sleep(100);
  }
  assert.fail(what);
}

const pidOf = (product, role) => product.programs().find(({ name }) => name === role)?.pid;

const signIn = (url) =>
  fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'etl-studio' },
    body: JSON.stringify({ email: 'owner@demo.test', password: 'etl-studio-demo' }),
  });

describe('npm start', patience, () => {
  let dataDir = '';
  let port = 0;
  /** @type {Product} */
  let product;
  const start = (place = { dataDir, port }) => (product = new Product(place));

  before(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'etl-studio-start-'));
    port = await freePort();
    await start().ready();
  });
  after(async () => {
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('runs the API and the worker as two processes and lets the demo sign in', async () => {
    assert.notEqual(pidOf(product, 'api'), pidOf(product, 'worker'));
    assert.equal((await signIn(product.url)).status, 200);
    await eventually('the sign-ins are not printed', () =>
      /owner@demo\.test +etl-studio-demo/.test(product.output),
    );
  });

  it('refuses a second start on the same data with one sentence', async () => {
    const second = new Product({ dataDir, port: await freePort() });
    assert.equal(await second.ended, 1);
    assert.match(second.output, /is in use by the start with process number \d+: stop that one/);
  });

  it('refuses a port that is taken with one sentence', async () => {
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'etl-studio-start-'));
    const second = new Product({ dataDir: elsewhere, port });
    assert.equal(await second.ended, 1);
    assert.match(
      second.output,
      new RegExp(`port ${port} is in use by another program: stop it, or set PORT`),
    );
    rmSync(elsewhere, { recursive: true });
  });

  it('starts a role again that was killed', async () => {
    const before = pidOf(product, 'worker');
    process.kill(before, 'SIGKILL');
    await eventually('the worker did not come back', () => pidOf(product, 'worker') !== before);
  });

  it('cleans up after a start that was killed, and goes on with its data', async () => {
    const orphans = product.programs();
    await product.stop('SIGKILL');
    assert.ok(orphans.some(isStillRunning), 'nothing was left behind, so nothing is shown');
    start();
    // Until then the API that was left behind would answer in the new one's place.
    await eventually('an earlier program still runs', () => !orphans.some(isStillRunning));
    await product.ready();
    assert.equal((await signIn(product.url)).status, 200);
  });

  it('stops everything it started when it is asked to', async () => {
    const programs = product.programs();
    assert.equal(await product.stop('SIGINT'), 0);
    assert.deepEqual(programs.filter(isStillRunning), []);
  });
});
