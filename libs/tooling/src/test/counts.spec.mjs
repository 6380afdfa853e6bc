import assert from 'node:assert/strict';
import { it } from 'node:test';
import { countTests } from './counts.mjs';

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
