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

/** One block per promise: what was promised, what was measured, and in what it failed. @param {Line[]} lines */
export function tableOf(lines, { seed, short }) {
  const blocks = lines.map(({ id, says, wants, seconds, verdict }) => [
    `  ${id.padEnd(4)} ${verdict.faults.length === 0 ? 'held  ' : 'BROKEN'} ${says}  (${seconds.toFixed(0)} s)`,
    `              wanted:   ${wants}`,
    `              measured: ${figuresOf(verdict.figures)}`,
    ...verdict.faults.slice(0, 10).map((fault) => `              - ${fault}`),
  ]);
  const broken = lines.filter(({ verdict }) => verdict.faults.length > 0).length;
  return [
    '',
    `Promises, ${short ? 'short' : 'full'} form, seed ${seed}`,
    ...blocks.flat(),
    '',
    `  ${lines.length - broken} held, ${broken} broken`,
    '',
  ].join('\n');
}
