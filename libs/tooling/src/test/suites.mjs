import { countTests, failedSpecs } from './counts.mjs';

/**
 * @typedef {{ name: string, state: 'passed' | 'unsteady' | 'failed' | 'skipped', detail: string, seconds: number }} Outcome
 * @typedef {{ code: number | null, output: string }} Ran
 */

const detailOf = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** Runs checks that count nothing: the exit code is the answer. @param {() => Promise<Ran>} work @returns {Promise<Outcome>} */
export async function runCheck(name, work) {
  const started = performance.now();
  const { code } = await orBroken(work);
  const state = code === 0 ? 'passed' : 'failed';
  return { name, state, detail: code === 0 ? 'no findings' : `exit code ${code}`, seconds: since(started) };
}

/** More files than these that fail at once are no coincidence of a busy machine. */
const FEW_FILES = 2;

/** A run without a single passed test has tested nothing. @param {Ran} ran */
function judge({ code, output }) {
  const counts = countTests(output);
  return { counts, isGood: code === 0 && counts.failed === 0 && counts.passed > 0 };
}

/**
 * Runs tests and counts them. Where only a file or two of many failed, these run again, by themselves: a suite of real
 * programs on a busy machine that passes so is unsteady, which the summary says, with the files.
 * @param {() => Promise<Ran>} work
 * @param {(files: string[]) => Promise<Ran>} [again]
 * @returns {Promise<Outcome>}
 */
export async function runTests(name, work, again) {
  const started = performance.now();
  const first = await orBroken(work);
  const { counts, isGood } = judge(first);
  const files = failedSpecs(first.output);
  const isWorthwhile = again && !isGood && files.length > 0 && files.length <= FEW_FILES;
  const isUnsteady = isWorthwhile && judge(await orBroken(() => again(files))).isGood;
  const state = isGood ? 'passed' : isUnsteady ? 'unsteady' : 'failed';
  const unexplained = state === 'failed' && counts.failed === 0 ? ` (exit code ${first.code})` : '';
  const second = isUnsteady ? `; passed when run again: ${files.join(', ')}` : '';
  return { name, state, detail: detailOf(counts) + unexplained + second, seconds: since(started) };
}

/** A suite that could not run here, and why. @returns {Outcome} */
export const skipped = (name, why) => ({ name, state: 'skipped', detail: why, seconds: 0 });

const since = (started) => (performance.now() - started) / 1000;

/** What could not even be started has failed, and says why. */
async function orBroken(work) {
  try {
    return await work();
  } catch (error) {
    console.error(error.message);
    return { code: 1, output: '' };
  }
}

/** Whether all is well; on CI a skipped suite is not. @param {Outcome[]} outcomes */
export const allWell = (outcomes, onCi) =>
  outcomes.every(({ state }) => state !== 'failed' && (state !== 'skipped' || !onCi));

/** One line per suite. @param {Outcome[]} outcomes */
export function summary(outcomes, onCi) {
  const lines = outcomes.map(
    ({ name, state, detail, seconds }) =>
      `  ${name.padEnd(14)} ${state.padEnd(8)} ${detail}${seconds > 0 ? `  (${seconds.toFixed(0)} s)` : ''}`,
  );
  return ['', 'Summary', ...lines, '', `  ${allWell(outcomes, onCi) ? 'PASSED' : 'FAILED'}`, ''].join('\n');
}
