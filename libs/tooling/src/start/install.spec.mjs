import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isInstalled } from './install.mjs';

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b-win32-x64': { version: '2.0.0', optional: true },
  },
};
const installed = (packages) => ({ packages });

it('takes a tree that has every package the lock names, but for other platforms', () => {
  assert.equal(isInstalled(lock, installed({ 'node_modules/a': { version: '1.0.0' } }), true), true);
});

it('refuses a tree with another version, a missing package, no record of an install or no Node', () => {
  const good = installed({ 'node_modules/a': { version: '1.0.0' } });
  assert.equal(isInstalled(lock, installed({ 'node_modules/a': { version: '1.0.1' } }), true), false);
  assert.equal(isInstalled(lock, installed({}), true), false);
  assert.equal(isInstalled(lock, null, true), false);
  assert.equal(isInstalled(lock, good, false), false);
});

it('refuses an optional package that is there in another version', () => {
  const tree = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-win32-x64': { version: '1.9.0' } };
  assert.equal(isInstalled(lock, installed(tree), true), false);
});
