import assert from 'node:assert/strict';
import { it } from 'node:test';
import { completeLock, platformOf } from './complete-lock.mjs';

it('reads the platform from the name of a package', () => {
  assert.deepEqual(platformOf('@swc/core-linux-arm64-musl'), { os: 'linux', cpu: 'arm64', libc: 'musl' });
  assert.deepEqual(platformOf('@swc/core-linux-x64-gnu'), { os: 'linux', cpu: 'x64', libc: 'glibc' });
  assert.deepEqual(platformOf('@esbuild/darwin-arm64'), { os: 'darwin', cpu: 'arm64', libc: undefined });
  assert.deepEqual(platformOf('@nx/nx-win32-x64-msvc'), { os: 'win32', cpu: 'x64', libc: undefined });
});

it('adds what is missing, gated to its platform, and leaves what is there', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/tool': {
        version: '1.0.0',
        dev: true,
        optionalDependencies: { 'tool-darwin-arm64': '1.0.0', 'tool-linux-x64': '1.0.0' },
      },
      'node_modules/tool/node_modules/tool-linux-x64': { version: '1.0.0', integrity: 'sha512-x' },
    },
  };
  assert.deepEqual(completeLock(lock), { added: ['tool-darwin-arm64'], unknown: [] });
  assert.deepEqual(lock.packages['node_modules/tool-darwin-arm64'], {
    version: '1.0.0',
    dev: true,
    optional: true,
    cpu: ['arm64'],
    os: ['darwin'],
  });
  assert.equal(lock.packages['node_modules/tool-linux-x64'], undefined);
});

it('leaves out a package whose platform it cannot tell', () => {
  const lock = { packages: { 'node_modules/tool': { optionalDependencies: { fsevents: '~2.3.2' } } } };
  assert.deepEqual(completeLock(lock), { added: [], unknown: ['fsevents@~2.3.2'] });
});
