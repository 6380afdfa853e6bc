import assert from 'node:assert/strict';
import { it } from 'node:test';
import { runOnce } from './run-once.mjs';

it('answers the exit code and hands on what was printed', async () => {
  let said = '';
  const code = await runOnce(process.execPath, ['-e', 'console.log("hello"); process.exit(3)'], {
    stdio: 'pipe',
    onOutput: (text) => (said += text),
  });
  assert.deepEqual([code, said], [3, 'hello\n']);
});

it('ends a program that takes longer than it may', async () => {
  const code = await runOnce(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    stdio: 'ignore',
    withinMs: 300,
  });
  assert.equal(code, null);
});

it('says when there is no such program', async () => {
  await assert.rejects(runOnce('/no/such/program', [], { stdio: 'ignore' }), { code: 'ENOENT' });
});
