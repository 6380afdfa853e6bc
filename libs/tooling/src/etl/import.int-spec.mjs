/** The `import` of the terminal against the running product, with nothing but an API key. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { freePort } from '../start/ports.mjs';
import { inRoot } from '../start/workspace.mjs';
import { Product } from '../test/product.mjs';
import { signedIn } from '../test/signed-in.mjs';

const fixture = (name) => inRoot('libs/engine/fixtures', name);
const folder = mkdtempSync(path.join(tmpdir(), 'etl-import-'));
/** @type {Product} */
let product;
let apiKey = '';

/** @param {string[]} args @param {Buffer | string} [input] */
async function etl(args, input = '', env = {}) {
  const child = spawn(process.execPath, [inRoot('libs/tooling/src/etl.mjs'), 'import', ...args], {
    env: { ...process.env, ETL_URL: product.url, ETL_API_KEY: apiKey, ...env },
  });
  child.stdin.on('error', () => undefined).end(input);
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { status, stdout, stderr };
}

async function runsNamed(fileName) {
  const answer = await fetch(`${product.url}/api/runs?q=${fileName}`, {
    headers: { Authorization: `Bearer ${apiKey}` },
  });
  const { items } = /** @type {any} */ (await answer.json());
  return items.filter((run) => run.fileName === fileName);
}

describe('etl import', { timeout: 240_000 }, () => {
  /** @type {Awaited<ReturnType<typeof signedIn>>} */
  let owner;

  before(async () => {
    product = new Product({ dataDir: path.join(folder, 'data'), port: await freePort() });
    await product.ready();
    owner = await signedIn(product.url);
    const key = await owner.post(`/api/orgs/${owner.orgId}/api-keys`, { name: 'Terminal', role: 'MEMBER' });
    apiKey = key.key;
    for (const name of ['Google', 'Dirty', 'Other']) await owner.post('/api/datasets', { name });
  });
  after(async () => {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('imports a file by the suggested mapping and says what became of it', async () => {
    const { status, stdout, stderr } = await etl([
      fixture('google_de_daily_utf16.csv'),
      '--dataset',
      'Google',
    ]);
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /google_de_daily_utf16\.csv → Google: succeeded/);
    assert.match(stdout, /0 rejected; spend 170840\.14/);
  });

  it('refuses the same bytes until it is told to take them again', async () => {
    const file = fixture('google_de_daily_utf16.csv');
    const twice = await etl([file, '--dataset', 'Google']);
    assert.equal(twice.status, 2);
    assert.match(twice.stderr, /run [\da-f-]{36}\) Give --allow-duplicate/);
    const again = await etl([file, '--dataset', 'Google', '--allow-duplicate', '--json']);
    assert.deepEqual([again.status, JSON.parse(again.stdout).status], [0, 'SUCCEEDED']);
  });

  it('exits with 1 when rows are rejected, and reads standard input', async () => {
    const bytes = readFileSync(fixture('dirty_en_invalid_rows.csv'));
    const { status, stdout } = await etl(['-', '--dataset', 'Dirty', '--name', 'dirty.csv'], bytes);
    assert.equal(status, 1);
    assert.match(stdout, /dirty\.csv → Dirty: succeeded\n16 data rows: 13 imported, 3 rejected/);
    assert.match(stdout, /1 × invalid_date \(date\), first in row \d/);
  });

  it('asks for a mapping where one is needed, and leaves no draft behind', async () => {
    const file = path.join(folder, 'two.csv');
    writeFileSync(file, 'Day,Name,Cost\n03/04/2026,A,5\n04/04/2026,B,6\n');
    const open = await etl([file, '--dataset', 'Other']);
    assert.equal(open.status, 2);
    assert.match(open.stderr, /the dataset has no mapping yet.*Give one with --schema/);
    assert.deepEqual(await runsNamed('two.csv'), []);
    const schema = path.join(folder, 'mapping.json');
    const date = { source: 'Day', format: 'DD/MM/YYYY' };
    const mapping = {
      date,
      campaign: { source: 'Name' },
      channel: { constant: 'Search' },
      spend: { source: 'Cost' },
    };
    writeFileSync(schema, JSON.stringify({ mapping }));
    const given = await etl([file, '--dataset', 'Other', '--schema', schema]);
    assert.deepEqual([given.status, given.stderr], [0, '']);
    assert.match(given.stdout, /2 data rows: 2 imported, 0 rejected; spend 11/);
  });

  it('says which key, server or dataset is not there', async () => {
    const file = fixture('reddit_amount_spent.csv');
    const stranger = await etl([file, '--dataset', 'Google'], '', { ETL_API_KEY: 'etl_unknown' });
    assert.deepEqual([stranger.status, /API key is not known/.test(stranger.stderr)], [2, true]);
    const nowhere = await etl([file, '--dataset', 'Google', '--server', 'http://127.0.0.1:9']);
    assert.deepEqual(
      [nowhere.status, /No answer from http:\/\/127\.0\.0\.1:9/.test(nowhere.stderr)],
      [2, true],
    );
    const missing = await etl([file, '--dataset', 'Nothing']);
    assert.deepEqual([missing.status, /no dataset “Nothing”/.test(missing.stderr)], [2, true]);
  });
});
