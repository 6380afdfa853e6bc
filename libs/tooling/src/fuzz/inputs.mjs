import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../start/workspace.mjs';
import { mutated } from './mutation.mjs';
import { Random } from './random.mjs';
import { randomTable } from './tables.mjs';
import { encoded, written } from './writing.mjs';

const USUAL_LIMITS = { maxColumns: 200, maxFieldChars: 10_000, maxRows: 500_000 };

/**
 * One input of the fuzzer.
 * @typedef {{ seed: number, bytes: Uint8Array, limits: typeof USUAL_LIMITS, random: Random }} Input
 */

/** Files to mutate: the exports of this workspace and, where they lie beside it, those of the corpus. */
export function seedFiles() {
  const fixtures = csvFiles(inRoot('libs/engine/fixtures'));
  const corpus = csvFiles(inRoot('../shared/corpus'));
  return { fixtures, corpus: corpus.length > 0 ? corpus : fixtures, hasCorpus: corpus.length > 0 };
}

function csvFiles(folder) {
  let names;
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .map((name) => new Uint8Array(readFileSync(path.join(folder, name))));
}

/** The input of a seed. @param {number} seed @param {ReturnType<typeof seedFiles>} files @returns {Input} */
export function inputOf(seed, files) {
  const random = new Random(seed);
  return { seed, bytes: bytesOf(random, files), limits: limitsOf(random), random };
}

/** A few inputs of the largest kind. @returns {Input[]} */
export function largeInputs(files) {
  return files.fixtures.slice(0, 4).map((file, seed) => {
    const random = new Random(seed);
    return { seed, bytes: repeated(random, file), limits: USUAL_LIMITS, random };
  });
}

function bytesOf(random, { fixtures, corpus }) {
  const kind = random.next();
  if (kind < 0.45) return written(random, randomTable(random));
  const file = random.pick(kind < 0.9 ? fixtures : corpus);
  if (kind < 0.6) return mutated(random, written(random, randomTable(random)), file);
  if (kind < 0.96)
    return mutated(random, windowOf(random, random.pick(random.chance(0.5) ? corpus : fixtures)), file);
  if (kind < 0.98) return Uint8Array.from(random.list(random.size(0, 400), () => random.below(256)));
  if (kind < 0.9998) return encoded(soup(random), random.pick(['utf-8', 'utf-16le', 'utf-8-bom']));
  return repeated(random, file);
}

/** Mostly a piece from the start. */
function windowOf(random, file) {
  return random.chance(0.02) ? file : file.subarray(0, random.size(50, 1_600));
}

const PIECES = [
  'a',
  '1',
  '2.5',
  ',',
  ';',
  '\t',
  '"',
  '""',
  '\n',
  '\r\n',
  '\r',
  ' ',
  'é',
  '日',
  '\0',
  "'",
  '\\',
  '#',
  'Total',
  '2026-01-01',
  '\ud800',
];

function soup(random) {
  return random.list(random.size(1, 200), () => random.pick(PIECES)).join('');
}

/** Larger than the head from which a file is sniffed. */
function repeated(random, file) {
  const times = Math.ceil(random.between(200_000, 700_000) / (file.length + 1));
  return mutated(random, Uint8Array.from(Buffer.concat(Array.from({ length: times }, () => file))), file);
}

function limitsOf(random) {
  if (random.chance(0.9)) return USUAL_LIMITS;
  return {
    maxColumns: random.between(1, 20),
    maxFieldChars: random.between(1, 40),
    maxRows: random.between(1, 30),
  };
}
