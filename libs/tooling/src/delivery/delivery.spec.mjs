import assert from 'node:assert/strict';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { BuiltConsole } from '../budgets/loaded.mjs';
import { inRoot } from '../start/workspace.mjs';
import { preloadsOf } from './preloads.mjs';
import { lazyRoutes } from './routes.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'delivery-'));
after(() => rmSync(folder, { recursive: true }));
const write = (name, text) => writeFileSync(path.join(folder, name), text);

describe('the routes that are read from their files', () => {
  const routes = lazyRoutes(inRoot('frontend/src/app/app.routes.ts'));
  const chunksAt = (address) => routes.find(({ path }) => path === address)?.chunks;

  it('have what an address loads, through files of routes too', () => {
    assert.deepEqual(chunksAt('runs/:id/results'), ['results.page']);
    assert.deepEqual(chunksAt('datasets/:id'), ['dataset.routes', 'dataset-overview.page']);
    assert.deepEqual(chunksAt('datasets/:id/schema'), ['dataset.routes', 'schema.page']);
    assert.deepEqual(chunksAt(''), ['datasets.page']);
  });

  it('name everything that any route of the console loads', () => {
    const texts = globSync(inRoot('frontend/src/app/{app,datasets/*,team/*}.routes.ts')).map((file) =>
      readFileSync(file, 'utf8'),
    );
    const loaded = texts.flatMap((text) =>
      [...text.matchAll(/import\(\s*['"`].*?([\w.-]+)['"`]/g)].map(([, name]) => name),
    );
    const named = new Set(routes.flatMap(({ chunks }) => chunks));
    assert.ok(loaded.length > 20);
    assert.deepEqual(
      loaded.filter((name) => !named.has(name ?? '')),
      [],
    );
  });
});

describe('what is loaded before it is asked for', () => {
  write('index.html', '<script src="main-AAAAAAAA.js" type="module"></script>');
  write('main-AAAAAAAA.js', 'import("./begin-BBBBBBBB.js")');
  write('begin-BBBBBBBB.js', 'import("./start-CCCCCCCC.js")');
  write('start-CCCCCCCC.js', 'import"./chunk-Core_-01.js"');
  write('chunk-Core_-01.js', 'import"./main-AAAAAAAA.js"');
  write('shell-DDDDDDDD.js', 'import"./chunk-Core_-01.js"');
  write('runs.page-EEEEEEEE.js', 'import{a}from"./chunk-Table_01.js";import("./chunk-Later_01.js")');
  write('sign-in.page-FFFFFFFF.js', 'import"./chunk-Core_-01.js"');
  write('chunk-Table_01.js', '');
  write('chunk-Later_01.js', '');
  const built = new BuiltConsole(folder, readdirSync(folder));
  const scriptsOf = (...chunks) => preloadsOf(built, [{ path: 'x', chunks }])[0]?.scripts;

  it('is in the order of need, with the frame, without what index.html names and what comes later', () => {
    assert.deepEqual(scriptsOf('runs.page'), [
      'begin-BBBBBBBB.js',
      'start-CCCCCCCC.js',
      'chunk-Core_-01.js',
      'shell-DDDDDDDD.js',
      'runs.page-EEEEEEEE.js',
      'chunk-Table_01.js',
    ]);
  });

  it('has no frame around a page that stands alone', () => {
    assert.ok(!scriptsOf('sign-in.page')?.includes('shell-DDDDDDDD.js'));
  });

  it('is not said of a page that the build does not have', () => {
    assert.throws(() => scriptsOf('gone.page'), /0 files are called gone.page-/);
  });
});
