import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { loadEngine } from '../etl/engine.mjs';
import { inputOf, seedFiles } from './inputs.mjs';
import { shrunk } from './shrink.mjs';
import { smallest, trial } from './trial.mjs';

const SOME = 80;
const FIRST = 4_000_000;
const files = seedFiles();
/** @type {import('../etl/engine.mjs').Engine} */
let engine;
before(async () => {
  engine = await loadEngine();
});

/** What a broken engine does to the first inputs: the rules that it was caught breaking. */
function caught(broken) {
  const found = new Set();
  for (let seed = FIRST; seed < FIRST + SOME; seed++)
    found.add(trial(broken, inputOf(seed, files)).failure?.rule);
  return found;
}

const withReader = (change) => ({
  ...engine,
  RowReader: class extends engine.RowReader {
    constructor(profile, limits, onRow) {
      super(profile, limits, (row) => onRow(change(row)));
    }
  },
});

it('makes the same input of the same seed', () => {
  for (const seed of [1, 2, 3, 77, FIRST]) {
    const [a, b] = [inputOf(seed, files), inputOf(seed, files)];
    assert.deepEqual([a.bytes, a.limits], [b.bytes, b.limits]);
  }
});

it('makes files that are read and files that are refused', () => {
  const trials = Array.from({ length: SOME }, (_, i) => trial(engine, inputOf(FIRST + i, files)));
  assert.ok(trials.filter(({ rows }) => rows > 0).length > SOME / 3);
  assert.ok(trials.some(({ refused }) => refused !== null));
});

it('catches an error that is no FileError', () => {
  const broken = withReader((row) => {
    if (row.cells.some((cell) => cell.includes('"'))) throw new TypeError('a planted fault');
    return row;
  });
  assert.ok(caught(broken).has('only a FileError may be thrown (TypeError)'));
});

it('catches a row that goes missing', () => {
  const broken = {
    ...engine,
    ImportTally: class extends engine.ImportTally {
      /** @override */
      add() {}
    },
  };
  assert.ok(caught(broken).has('every row is counted once'));
});

it('catches an offset that is wrong behind the first row', () => {
  const broken = withReader(({ rowNumber, line, lines, byteOffset, cells, faults }) => ({
    rowNumber,
    line,
    lines,
    byteOffset: byteOffset + (rowNumber > 1 ? 1 : 0),
    cells,
    faults,
  }));
  assert.ok(caught(broken).has('a row starts at its byte offset'));
});

it('catches a line that is counted twice', () => {
  const broken = withReader(({ rowNumber, line, lines, byteOffset, cells, faults }) => ({
    rowNumber,
    line,
    lines: lines + (cells.length === 3 ? 1 : 0),
    byteOffset,
    cells,
    faults,
  }));
  assert.ok(caught(broken).has('every line of the file is counted once'));
});

it('takes away what a failure does not need', () => {
  const text = 'Day,Cost\n2026-01-01,1\n2026-01-02,x\n';
  const left = shrunk(Buffer.from(text), (bytes) => Buffer.from(bytes).toString().includes('x'));
  assert.equal(Buffer.from(left).toString(), 'x');
});

it('shrinks a failing input to one that breaks the same promise', () => {
  const broken = withReader((row) => {
    if (row.cells.length > 1) throw new TypeError('a planted fault');
    return row;
  });
  const input = { ...inputOf(FIRST, files), bytes: Buffer.from('Day,Cost\n2026-01-01,1\n2026-01-02,2\n') };
  const { failure } = trial(broken, input);
  assert.ok(failure);
  const less = smallest(broken, input, failure);
  assert.equal(less.rule, failure.rule);
  assert.ok(less.bytes.length < 8, Buffer.from(less.bytes).toString());
});
