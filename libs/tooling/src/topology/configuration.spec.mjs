/** docker/configuration.md says what the code reads, with the defaults that it has. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { inRoot } from '../start/workspace.mjs';
import { configDefaults } from './config-variables.mjs';

const read = (file) => readFileSync(inRoot(file), 'utf8');
const rows = [...read('docker/configuration.md').matchAll(/^\| `([A-Z][A-Z0-9_]+)`\s*\| (.*?)\s*\|/gm)];
const documented = new Map(rows.map(([, name, fallback]) => [name ?? '', fallback ?? '']));
const defaults = configDefaults();

describe('configuration.md', () => {
  it('has a row for each variable that the product reads, and for no other', () => {
    assert.deepEqual([...documented.keys()].sort(), [...defaults.keys()].sort());
  });

  it('tells the defaults that the code has', () => {
    const plain = (text) => text.replaceAll(/[`,_']/g, '');
    const stale = [...defaults].filter(
      ([name, fallback]) => fallback !== null && plain(documented.get(name) ?? '') !== plain(fallback),
    );
    assert.deepEqual(stale, []);
  });
});

it('the README names no variable that the product does not read', () => {
  const table = read('README.md').split('## Configuration')[1]?.split('\n## ')[0] ?? '';
  const named = [...table.matchAll(/`([A-Z][A-Z0-9]*_[A-Z0-9_]+|PORT|HOST|DEMO|STORAGE)`/g)].map(
    ([, name]) => name ?? '',
  );
  assert.ok(named.length > 20);
  assert.deepEqual(
    named.filter((name) => name !== 'X_FILE' && !defaults.has(name)),
    [],
  );
});
