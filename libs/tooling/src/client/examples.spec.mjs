import assert from 'node:assert/strict';
import { it } from 'node:test';
import { examplesIn } from './examples.mjs';

it('takes the blocks of one language, and what they say that they print', () => {
  const page =
    'Text `# => no`\n```bash\na # => 1\n```\n```ts\nx(); // => y\n```\n```bash\nb\n# => 2 3\n```\n';
  assert.deepEqual(examplesIn(page, 'bash'), { code: 'a # => 1\n\nb\n# => 2 3\n', printed: ['1', '2 3'] });
  assert.deepEqual(examplesIn(page, 'ts').printed, ['y']);
});
