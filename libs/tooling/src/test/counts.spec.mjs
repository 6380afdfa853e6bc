import assert from 'node:assert/strict';
import { it } from 'node:test';
import { countTests, failedSpecs } from './counts.mjs';

it('adds up what several Jest projects and the Node test runner say', () => {
  const output = [
    '\u001b[1mTests:       \u001b[22m\u001b[1m\u001b[31m1 failed\u001b[39m\u001b[22m, 2 skipped, 5 passed, 8 total',
    'Tests:       7 passed, 7 total',
    'ℹ pass 14',
    'ℹ fail 2',
    'ℹ skipped 1',
  ].join('\n');
  assert.deepEqual(countTests(output), { passed: 26, failed: 3, skipped: 3 });
});

it('counts a file that broke before its first test as failed', () => {
  const output = '  ● Test suite failed to run\n\nTest Suites: 1 failed, 1 total\nTests:       0 total\n';
  assert.deepEqual(countTests(output), { passed: 0, failed: 1, skipped: 0 });
});

it('finds nothing in the output of a run without tests', () => {
  assert.deepEqual(countTests('no tests here'), { passed: 0, failed: 0, skipped: 0 });
});

const failing = [
  '\u001b[7mFAIL\u001b[27m e2e frontend/e2e/live-run.e2e-spec.ts (47.115 s)',
  'PASS e2e frontend/e2e/keyboard.e2e-spec.ts',
  'FAIL backend integration backend/src/runs/lease.int-spec.ts',
  'Summary of all failing tests',
  'FAIL e2e frontend/e2e/live-run.e2e-spec.ts (47.115 s)',
].join('\n');

it('names each file once that failed', () => {
  assert.deepEqual(failedSpecs(failing), [
    'frontend/e2e/live-run.e2e-spec.ts',
    'backend/src/runs/lease.int-spec.ts',
  ]);
});

it('names no file where other tests failed beside', () => {
  assert.deepEqual(failedSpecs(`${failing}\nℹ pass 3\nℹ fail 1`), []);
});
