import v8 from 'node:v8';
import vm from 'node:vm';

/**
 * One go: seconds of the wall clock and of what the thread computed.
 * @typedef {{ wall: number, cpu: number, result: unknown }} Go
 *
 * One candidate: medians of its goes, the best one, and the last result.
 * @typedef {Go & { name: string, best: number }} Measured
 */

/** Does the work once, on a heap without garbage. @param {() => unknown} work @returns {Promise<Go>} */
export async function timed(work) {
  collector()();
  const cpu = process.threadCpuUsage();
  const started = performance.now();
  const result = await work();
  const wall = (performance.now() - started) / 1000;
  const { user, system } = process.threadCpuUsage(cpu);
  return { wall, cpu: (user + system) / 1e6, result };
}

/**
 * Has all candidates go in turn, round after round, so that what else the machine does meets all alike. The first round
 * compiles and is not counted.
 * @param {Record<string, () => Promise<Go>>} candidates @param {number} rounds @returns {Promise<Measured[]>}
 */
export async function interleaved(candidates, rounds) {
  const taken = Object.entries(candidates).map(([name, go]) => ({
    name,
    go,
    goes: /** @type {Go[]} */ ([]),
  }));
  for (let round = 0; round <= rounds; round++) {
    for (const { go, goes } of taken) {
      const went = await go();
      if (round > 0) goes.push(went);
    }
  }
  return taken.map(({ name, goes }) => ({
    name,
    wall: median(goes.map(({ wall }) => wall)),
    cpu: median(goes.map(({ cpu }) => cpu)),
    best: Math.min(...goes.map(({ wall }) => wall)),
    result: goes.at(-1)?.result,
  }));
}

/** @param {number[]} numbers */
function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function collector() {
  v8.setFlagsFromString('--expose-gc');
  return vm.runInNewContext('gc');
}

/** Lines with columns of equal width, the first to the left and the others to the right. @param {string[][]} rows */
export function tableText(rows) {
  const widthOf = (column) => Math.max(...rows.map((row) => (row[column] ?? '').length));
  const padded = (cell, column) =>
    column === 0 ? cell.padEnd(widthOf(column)) : cell.padStart(widthOf(column));
  return rows.map((row) => row.map(padded).join('  ')).join('\n');
}

/** A number as tables show it. */
export function count(number, digits = 0) {
  return number.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
