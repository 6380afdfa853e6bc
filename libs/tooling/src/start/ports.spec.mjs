import assert from 'node:assert/strict';
import { it } from 'node:test';
import { StartFailure } from './failure.mjs';
import { wantedPort } from './ports.mjs';

it('reads PORT as a number from 1 to 65535', () => {
  assert.equal(wantedPort('8080'), 8080);
});

it('says what was read and what was expected of a PORT that is none', () => {
  for (const text of ['abc', '0', '65536', '80.5', '-1']) {
    assert.throws(
      () => wantedPort(text),
      (error) => error instanceof StartFailure && error.message.includes(`"${text}"`),
    );
  }
});
