/** docker/configuration.md and the README say what the code reads. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { inRoot } from '../start/workspace.mjs';
import { configurationFile, configurationPage } from './configuration.mjs';
import { settingNames } from './settings.mjs';

it('configuration.md is that of the present settings', async () => {
  const kept = readFileSync(configurationFile, 'utf8');
  assert.equal(kept, await configurationPage(), 'configuration.md is old: run npm run configuration');
});

it('the README names no variable that the product does not read', () => {
  const known = settingNames();
  const table =
    readFileSync(inRoot('README.md'), 'utf8').split('## Configuration')[1]?.split('\n## ')[0] ?? '';
  const named = [...table.matchAll(/`([A-Z][A-Z0-9]*_[A-Z0-9_]+|PORT|HOST|DEMO|STORAGE)`/g)].map(
    ([, name]) => name ?? '',
  );
  assert.ok(named.length > 10);
  assert.deepEqual(
    named.filter((name) => name !== 'X_FILE' && !known.has(name)),
    [],
  );
});
