import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Backoff } from './backoff.mjs';

it('doubles the wait up to half a minute', () => {
  const backoff = new Backoff();
  const waits = Array.from({ length: 7 }, () => backoff.after(100));
  assert.deepEqual(waits, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

it('begins anew after a minute of health', () => {
  const backoff = new Backoff();
  backoff.after(100);
  backoff.after(100);
  assert.equal(backoff.after(60_000), 1_000);
});
