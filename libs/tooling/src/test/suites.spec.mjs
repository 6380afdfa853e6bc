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

const failedIn = (...files) =>
  [...files.map((file) => `FAIL e2e frontend/e2e/${file}.e2e-spec.ts`), 'Tests:  1 failed, 8 passed'].join(
    '\n',
  );
const whole = 'Tests:  3 passed, 3 total';

it('calls a suite unsteady whose failing file passes when it runs again', async () => {
  const asked = [];
  const outcome = await runTests('e2e', ran(1, failedIn('runs')), (files) => {
    asked.push(...files);
    return Promise.resolve({ code: 0, output: whole });
  });
  assert.deepEqual(asked, ['frontend/e2e/runs.e2e-spec.ts']);
  assert.equal(allWell([outcome], true), true);
  assert.match(
    summary([outcome], true),
    /e2e +unsteady +8 passed, 1 failed; passed when run again: frontend\/e2e\/runs\.e2e-spec\.ts/,
  );
});

it('fails a suite whose file fails a second time', async () => {
  const again = () => Promise.resolve({ code: 1, output: failedIn('runs') });
  assert.equal((await runTests('e2e', ran(1, failedIn('runs')), again)).state, 'failed');
});

it('fails a suite of which many files fail, and one that names none, without a second run', async () => {
  const again = () => Promise.reject(new Error('was run again'));
  for (const output of [failedIn('a', 'b', 'c'), 'Tests:  1 failed, 8 passed', `${whole}\n`])
    assert.equal((await runTests('e2e', ran(1, output), again)).state, 'failed');
});
