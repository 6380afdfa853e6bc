import assert from 'node:assert/strict';
import { it } from 'node:test';
import { identityOf, isStillRunning, startOf } from './process-identity.mjs';

it('knows a running process again', () => {
  assert.equal(isStillRunning(identityOf(process.pid)), true);
});

it('does not take another process with the same number for it', () => {
  assert.equal(isStillRunning({ pid: process.pid, started: 'another time' }), false);
});

it('finds no start of a process that does not exist', () => {
  for (const pid of [0, -1, Number.NaN, 2 ** 30]) assert.equal(startOf(pid), null);
});
