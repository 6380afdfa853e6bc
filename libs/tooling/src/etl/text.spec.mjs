import assert from 'node:assert/strict';
import { it } from 'node:test';
import { aligned, visible } from './text.mjs';

it('shows the control characters of a cell instead of sending them to the terminal', () => {
  assert.equal(visible('a\x1b[31mred\nb\x9b'), 'a␛[31mred␊b␡');
});

it('aligns columns to their widest cell', () => {
  assert.deepEqual(
    aligned([
      ['a', 'b'],
      ['long', 1],
    ]),
    ['  a     b', '  long  1'],
  );
});
