import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { openSecrets } from './secrets.mjs';

describe('the secrets of a data directory', () => {
  let dataDir = '';
  beforeEach(() => (dataDir = mkdtempSync(path.join(tmpdir(), 'secrets-'))));
  afterEach(() => rmSync(dataDir, { recursive: true }));
  const file = () => path.join(dataDir, 'secrets.json');

  it('are made once, for their owner only, and long enough for production', () => {
    const made = openSecrets(dataDir);
    assert.deepEqual(openSecrets(dataDir), made);
    assert.equal(statSync(file()).mode & 0o077, 0);
    assert.equal(new Set(Object.values(made)).size, 5);
    assert.ok(made.seal.length >= 32);
  });

  it('keep what an earlier version made, and get what it did not know', () => {
    writeFileSync(file(), JSON.stringify({ postgres: 'a', owner: 'b', app: 'c', redis: 'd' }));
    const { seal, ...kept } = openSecrets(dataDir);
    assert.deepEqual(kept, { postgres: 'a', owner: 'b', app: 'c', redis: 'd' });
    assert.equal(JSON.parse(readFileSync(file(), 'utf8')).seal, seal);
  });

  it('are not made anew beside a database that needs the old ones', () => {
    mkdirSync(path.join(dataDir, 'postgres'));
    assert.throws(() => openSecrets(dataDir), /is gone/);
  });
});
