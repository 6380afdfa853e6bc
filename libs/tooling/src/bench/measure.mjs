import v8 from 'node:v8';
import vm from 'node:vm';

/**
 * Seconds of one candidate: medians of the wall clock and of what its thread computed, the best round, and the last result.
 * @typedef {{ name: string, wall: number, cpu: number, best: number, result: unknown }} Measured
 */

/**
 * Runs all candidates in turn, round after round, so that what else the machine does meets all alike. The first round
 * compiles and is not counted.
 * @param {Record<string, () => unknown>} candidates @param {number} rounds @returns {Promise<Measured[]>}
 */
export async function interleaved(candidates, rounds) {
  const collect = collector();
  const taken = Object.entries(candidates).map(([name, work]) => ({
    name,
    work,
    /** @type {number[]} */ wall: [],
    /** @type {number[]} */ cpu: [],
    /** @type {unknown} */ result: null,
  }));
  for (let round = 0; round <= rounds; round++) {
    for (const candidate of taken) {
      collect();
      const cpu = process.threadCpuUsage();
      const started = performance.now();
      candidate.result = await candidate.work();
      const wall = (performance.now() - started) / 1000;
      const { user, system } = process.threadCpuUsage(cpu);
      if (round === 0) continue;
      candidate.wall.push(wall);
      candidate.cpu.push((user + system) / 1e6);
    }
  }
  return taken.map(({ name, wall, cpu, result }) => ({
    name,
    wall: median(wall),
    cpu: median(cpu),
    best: Math.min(...wall),
    result,
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
