import assert from 'node:assert/strict';
import { it } from 'node:test';
import { allWell, runCheck, runTests, skipped, summary } from './suites.mjs';

const ran = (code, output) => () => Promise.resolve({ code, output });

it('fails a suite whose tests passed but whose process did not', async () => {
  const outcome = await runTests('unit', ran(1, 'Tests:  3 passed, 3 total'));
  assert.equal(outcome.state, 'failed');
  assert.match(outcome.detail, /3 passed, 0 failed \(exit code 1\)/);
});

it('fails a suite that ran no test', async () => {
  assert.equal((await runTests('unit', ran(0, ''))).state, 'failed');
});

it('fails a check that could not be started', async () => {
  assert.equal((await runCheck('lint', () => Promise.reject(new Error('no such program')))).state, 'failed');
});

it('lets a suite be skipped on a desk, not on CI', async () => {
  const outcomes = [
    await runTests('unit', ran(0, 'Tests:  3 passed, 3 total')),
    skipped('s3', 'no S3 server'),
  ];
  assert.equal(allWell(outcomes, false), true);
  assert.equal(allWell(outcomes, true), false);
  assert.match(summary(outcomes, true), /s3 +skipped +no S3 server[\s\S]*FAILED/);
});
