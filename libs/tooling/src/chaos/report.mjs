/**
 * @typedef {object} Line
 * @property {string} id
 * @property {string} says
 * @property {string} wants
 * @property {number} seconds
 * @property {import('./promise.mjs').Verdict} verdict
 */

const figuresOf = (figures) =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');

/** @param {import('./promise.mjs').Verdict} verdict */
const wordOf = ({ faults, figures }) =>
  faults.length > 0 ? 'BROKEN' : 'SKIPPED' in figures ? 'SKIP' : 'held';

/** One block per promise: what was promised, what was measured, and in what it failed. @param {Line[]} lines */
export function tableOf(lines, { seed, short }) {
  const blocks = lines.map(({ id, says, wants, seconds, verdict }) => [
    `  ${id.padEnd(4)} ${wordOf(verdict).padEnd(6)} ${says}  (${seconds.toFixed(0)} s)`,
    `              wanted:   ${wants}`,
    `              measured: ${figuresOf(verdict.figures)}`,
    ...verdict.faults.slice(0, 10).map((fault) => `              - ${fault}`),
  ]);
  const count = (word) => lines.filter(({ verdict }) => wordOf(verdict) === word).length;
  return [
    '',
    `Promises, ${short ? 'short' : 'full'} form, seed ${seed}`,
    ...blocks.flat(),
    '',
    `  ${count('held')} held, ${count('BROKEN')} broken, ${count('SKIP')} skipped`,
    '',
  ].join('\n');
}
