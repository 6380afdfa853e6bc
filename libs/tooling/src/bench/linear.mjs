/** `bench linear [--bytes N]`: hostile files of one and of two sizes. Twice the bytes should take twice the time. */
import { parseArgs } from 'node:util';
import { loadEngine } from '../etl/engine.mjs';
import { acceptedSuggestion } from '../fuzz/mappings.mjs';
import { productChunks, profileOf, readRows } from '../fuzz/reading.mjs';
import { Stopwatch } from '../fuzz/stopwatch.mjs';
import { hostile } from './engine-hostile.mjs';
import { count, tableText } from './measure.mjs';

const USUAL_BYTES = 4_000_000;
const ROUNDS = 3;
const PER_BYTES = 65_536;

/** @param {string[]} args @returns {Promise<object>} the figures */
export async function run(args) {
  const { values } = parseArgs({ args, strict: false, options: { bytes: { type: 'string' } } });
  const bytes = Number(values.bytes ?? USUAL_BYTES);
  const engine = await loadEngine();
  const figures = Object.entries(hostile).map(([name, write]) => {
    const once = best(engine, write(bytes));
    const twice = best(engine, write(2 * bytes));
    return {
      name,
      verdict: twice.verdict,
      ms: once.ms,
      doubledMs: twice.ms,
      ratio: twice.ms / once.ms,
      msFor64KB: (twice.ms * PER_BYTES) / (2 * bytes),
    };
  });
  console.log(
    `\nHostile files of ${count(bytes / 1e6, 1)} and ${count((2 * bytes) / 1e6, 1)} MB: both passes and the mapping, best of ${ROUNDS}, what the thread computed\n`,
  );
  console.log(
    tableText([
      ['', 'ms', 'twice the bytes', 'ratio', 'ms for 64 KB', 'verdict'],
      ...figures.map(({ name, verdict, ms, doubledMs, ratio, msFor64KB }) => [
        name,
        count(ms),
        count(doubledMs),
        count(ratio, 2),
        count(msFor64KB, 1),
        verdict,
      ]),
    ]),
  );
  return { bytes, figures };
}

function best(engine, text) {
  const chunks = productChunks(new TextEncoder().encode(text));
  const rounds = Array.from({ length: ROUNDS }, () => timed(engine, chunks));
  return rounds.reduce((a, b) => (a.ms <= b.ms ? a : b));
}

function timed(/** @type {import('../etl/engine.mjs').Engine} */ engine, chunks) {
  const limits = { ...engine.DEFAULT_LIMITS, maxRows: Number.MAX_SAFE_INTEGER };
  const watch = new Stopwatch();
  const verdict = watch.time(() => {
    const { profile, refusal } = profileOf(engine, chunks, limits);
    if (!profile) return refusal.code;
    const mapper = engine.compileMapping(profile, acceptedSuggestion(engine.suggestMapping(profile)), {});
    const tally = new engine.ImportTally();
    readRows(engine, profile, chunks, limits, (row) => tally.add(row, mapper.map(row)));
    return `${count(tally.validRows)} rows, ${count(tally.invalidRows)} rejected`;
  });
  return { verdict, ms: 1000 * watch.seconds };
}
