/**
 * `run.mjs fuzz [--seed N] [--seconds S | --inputs N]`: reads random and mutated files with the engine and checks its
 * promises on each. `--one SEED` repeats one input. Exit code 1 when a promise was broken or memory grew.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadEngine } from '../etl/engine.mjs';
import { StartFailure } from '../start/failure.mjs';
import { inRoot } from '../start/workspace.mjs';
import { Figures } from './figures.mjs';
import { inputOf, largeInputs, seedFiles } from './inputs.mjs';
import { MemoryGrowth } from './memory.mjs';
import { smallest, trial } from './trial.mjs';

const USUAL_SECONDS = 60;
const MOST_GROWTH = 100e6;
const LOOK_EVERY = 2_000;
const TELL_EVERY = 20_000;
/** So many different failures are enough to mend at once. */
const MOST_RULES = 10;

export async function run(args) {
  const { seed, seconds, inputs, one } = options(args);
  const engine = await loadEngine();
  const files = seedFiles();
  if (!files.hasCorpus)
    console.log('SKIPPED: no ../shared/corpus to mutate, only the fixtures of this workspace.');
  process.exitCode =
    one === null ? fuzz(engine, files, seed, { seconds, inputs }) : repeat(engine, files, one);
}

function options(args) {
  const { values } = orFailure(() =>
    parseArgs({
      args,
      options: {
        seed: { type: 'string' },
        seconds: { type: 'string' },
        inputs: { type: 'string' },
        one: { type: 'string' },
      },
    }),
  );
  const number = (name) => {
    const text = values[name];
    if (text === undefined) return null;
    if (!/^\d{1,10}$/.test(text)) throw new StartFailure(`--${name} takes a whole number, not "${text}".`);
    return Number(text);
  };
  const inputs = number('inputs');
  const seconds = number('seconds') ?? (inputs === null ? USUAL_SECONDS : Infinity);
  return {
    seed: number('seed') ?? Date.now() % 1e9,
    seconds,
    inputs: inputs ?? Infinity,
    one: number('one'),
  };
}

function orFailure(work) {
  try {
    return work();
  } catch (error) {
    throw new StartFailure(error.message, { cause: error });
  }
}

/** @returns {number} the exit code */
function fuzz(engine, files, seed, { seconds, inputs }) {
  console.log(`Fuzzing the engine from seed ${seed}.`);
  // What the largest inputs need is there before growth is looked at.
  for (const input of largeInputs(files)) trial(engine, input);
  const figures = new Figures();
  const memory = new MemoryGrowth();
  const rules = new Set();
  while (figures.seconds < seconds && figures.inputs < inputs && rules.size < MOST_RULES) {
    const input = inputOf(seed + figures.inputs, files);
    const outcome = trial(engine, input);
    figures.add(input, outcome);
    if (outcome.failure && !rules.has(outcome.failure.rule)) {
      rules.add(outcome.failure.rule);
      report(input, smallest(engine, input, outcome.failure));
    }
    if (figures.inputs % LOOK_EVERY === 0) memory.look(figures.inputs);
    if (figures.inputs % TELL_EVERY === 0) console.log(figures.line(memory.growth));
  }
  console.log(figures.text(memory.growth));
  if (memory.growth > MOST_GROWTH) console.log(`FAILED: memory may grow by ${MOST_GROWTH / 1e6} MB at most.`);
  const held = figures.failures === 0 && memory.growth <= MOST_GROWTH;
  // Read by npm test, as it reads the counts of other suites.
  console.log(`Tests: ${figures.failures} failed, ${figures.inputs - figures.failures} passed`);
  return held ? 0 : 1;
}

/** @returns {number} the exit code */
function repeat(engine, files, seed) {
  const input = inputOf(seed, files);
  const { failure, rows, refused, pace } = trial(engine, input);
  if (failure) report(input, smallest(engine, input, failure));
  else
    console.log(
      `Seed ${seed} holds: ${input.bytes.length} bytes, ${refused ?? `${rows} rows`}, ${(1000 * pace).toFixed(1)} ms.`,
    );
  return failure ? 1 : 0;
}

/** @param {import('./inputs.mjs').Input} input @param {import('./trial.mjs').Failure} failure */
function report({ seed, bytes, limits }, failure) {
  const folder = inRoot('dist/fuzz');
  const file = `${folder}/${seed}.csv`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, failure.bytes);
  const smallestText = JSON.stringify(Buffer.from(failure.bytes).toString('latin1'));
  console.log(
    [
      `\nFAILED: ${failure.rule}`,
      `  ${failure.message}`,
      `  replay   npm run fuzz -- --one ${seed}`,
      `  smallest ${failure.bytes.length} of ${bytes.length} bytes, in ${file}: ${smallestText.slice(0, 600)}`,
      `  limits   ${JSON.stringify(limits)}`,
      `  ${failure.stack.split('\n').slice(0, 6).join('\n  ')}\n`,
    ].join('\n'),
  );
}
