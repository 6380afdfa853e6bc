import { check } from './check.mjs';
import { Random } from './random.mjs';
import { shrunk } from './shrink.mjs';
import { Violation } from './violation.mjs';

/** A file may take this long for each 64 KB of it (a smaller one as long as one of 64 KB). */
const MOST_SECONDS = 0.25;
const PER_BYTES = 65_536;
/** The machine may be busy with something else: an outlier counts when it is one each time. */
const RETRIES = 4;

/**
 * @typedef {{ rule: string, message: string, stack: string, bytes: Uint8Array }} Failure
 * @typedef {{ pace: number, rows: number, refused: string | null, failure: Failure | null }} Trial `pace`: seconds for each 64 KB
 */

/** Tries one input. @param {import('./inputs.mjs').Input} input @returns {Trial} */
export function trial(engine, input) {
  try {
    const { seconds, rows, refused } = timed(engine, input);
    return { pace: paceOf(seconds, input.bytes), rows, refused, failure: null };
  } catch (error) {
    return { pace: 0, rows: 0, refused: null, failure: failureOf(error, input.bytes) };
  }
}

const paceOf = (seconds, bytes) => seconds / Math.max(1, bytes.length / PER_BYTES);

function timed(engine, input) {
  const first = check(engine, { ...input, random: forked(input) });
  let { seconds } = first;
  for (let left = RETRIES; left > 0 && paceOf(seconds, input.bytes) > MOST_SECONDS; left--)
    seconds = Math.min(seconds, check(engine, { ...input, random: forked(input) }).seconds);
  if (paceOf(seconds, input.bytes) > MOST_SECONDS)
    throw new Violation(
      `no input takes more than ${1000 * MOST_SECONDS} ms for 64 KB`,
      `${(1000 * seconds).toFixed(0)} ms for ${input.bytes.length} bytes`,
    );
  return { ...first, seconds };
}

/** Choices of the check that depend on nothing but the seed, however often it is repeated. */
const forked = ({ seed }) => new Random(seed ^ 0x5eed);

function failureOf(error, bytes) {
  const rule = error instanceof Violation ? error.rule : `only a FileError may be thrown (${error.name})`;
  return { rule, message: error.message, stack: error.stack ?? '', bytes };
}

/** The failure with the smallest bytes that still break the same promise. @param {Failure} failure @returns {Failure} */
export function smallest(engine, input, failure) {
  let last = failure;
  shrunk(failure.bytes, (bytes) => {
    const found = trial(engine, { ...input, bytes }).failure;
    if (found?.rule !== failure.rule) return false;
    last = found;
    return true;
  });
  return last;
}
