/** `bench engine [--rounds N] [--rows N]`: the engine alone against other parsers, on the same file in the same run. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadEngine } from '../etl/engine.mjs';
import { adsFile, TEN_MEGABYTES } from './engine-file.mjs';
import { peers } from './engine-peers.mjs';
import { engineWork } from './engine-work.mjs';
import { count, interleaved, tableText } from './measure.mjs';

const USUAL_ROUNDS = 7;
const YARDSTICK = 'uDSV stringArrs';
const MEMORY = path.join(import.meta.dirname, 'engine-memory.mjs');

/** @param {string[]} args @returns {Promise<object>} the figures */
export async function run(args) {
  const options = /** @type {const} */ ({ rounds: { type: 'string' }, rows: { type: 'string' } });
  const { values } = parseArgs({ args, strict: false, options });
  const rounds = Number(values.rounds ?? USUAL_ROUNDS);
  const rows = Number(values.rows ?? TEN_MEGABYTES);
  const bytes = adsFile(rows);
  const megabytes = bytes.length / 1e6;
  const others = Object.fromEntries(Object.entries(peers).map(([name, work]) => [name, () => work(bytes)]));
  const measured = await interleaved({ ...engineWork(await loadEngine(), bytes), ...others }, rounds);
  const yardstick = measured.find(({ name }) => name === YARDSTICK) ?? { wall: 0, cpu: 0 };
  const figures = measured.map(({ name, wall, cpu, best, result }) => ({
    name,
    rows: result,
    wallMs: 1000 * wall,
    bestMs: 1000 * best,
    cpuMs: 1000 * cpu,
    megabytesPerSecond: megabytes / wall,
    rowsPerSecond: rows / wall,
    ratio: yardstick.wall / wall,
    cpuRatio: yardstick.cpu / cpu,
    peakBytes: peakOf(name, rows),
  }));
  print(figures, { rows, megabytes, rounds });
  return { file: { rows, bytes: bytes.length }, rounds, node: process.version, figures };
}

/** Bytes that the work adds to the resident set of a process that does nothing else. */
const peakOf = (name, rows) => Number(execFileSync(process.execPath, [MEMORY, name, String(rows)]));

function print(figures, { rows, megabytes, rounds }) {
  const file = `${count(rows)} rows, ${count(megabytes, 1)} MB`;
  console.log(
    `\nThe engine alone: ${file}, medians of ${rounds} interleaved rounds, Node ${process.version}\n`,
  );
  console.log(
    tableText([
      ['', 'ms', 'best', 'cpu', 'MB/s', 'rows/s', '÷ uDSV', 'by cpu', 'peak MB'],
      ...figures.map((figure) => [
        figure.name,
        count(figure.wallMs),
        count(figure.bestMs),
        count(figure.cpuMs),
        count(figure.megabytesPerSecond, 1),
        count(figure.rowsPerSecond),
        count(figure.ratio, 2),
        count(figure.cpuRatio, 2),
        count(figure.peakBytes / 1e6),
      ]),
    ]),
  );
  console.log(
    '\nThe others turn bytes into arrays of strings, and do nothing else. “cpu” is what the thread computed, which a busy\nmachine does not change; “peak” is what the work adds to the memory of a process that does nothing else.',
  );
}
