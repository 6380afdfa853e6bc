import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { verdictOf } from './verdict.mjs';

const hole = (name, severity, fixAvailable) => ({ name, severity, range: '<2.0.0', fixAvailable });

describe('an audit', () => {
  it('names packages with grave holes, and whether they can be mended', () => {
    const vulnerabilities = {
      a: hole('a', 'high', true),
      b: hole('b', 'moderate', true),
      c: hole('c', 'critical', false),
    };
    assert.deepEqual(verdictOf(JSON.stringify({ vulnerabilities })), {
      holes: ['a <2.0.0: high; a later version mends it', 'c <2.0.0: critical; nothing mends it yet'],
      unanswered: null,
    });
  });

  it('is clean without them', () => {
    assert.deepEqual(verdictOf('{"vulnerabilities":{}}'), { holes: [], unanswered: null });
  });

  it('says so where there was no answer, instead of calling it clean', () => {
    assert.equal(verdictOf('{"message":"405 Method Not Allowed"}').unanswered, '405 Method Not Allowed');
    assert.equal(verdictOf('').unanswered, 'it said nothing');
  });
});
