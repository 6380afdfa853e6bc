/** `bench engine [--rounds N] [--rows N]`: the engine alone against other parsers, on the same file in the same run. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadEngine } from '../etl/engine.mjs';
import { adsFile, TEN_MEGABYTES } from './engine-file.mjs';
import { peers } from './engine-peers.mjs';
import { engineWork } from './engine-work.mjs';
import { count, interleaved, tableText } from './measure.mjs';

const USUAL_ROUNDS = 7;
const YARDSTICK = 'uDSV stringArrs';
const CANDIDATE = path.join(import.meta.dirname, 'engine-candidate.mjs');

/** @param {string[]} args @returns {Promise<object>} the figures */
export async function run(args) {
  const options = /** @type {const} */ ({ rounds: { type: 'string' }, rows: { type: 'string' } });
  const { values } = parseArgs({ args, strict: false, options });
  const rounds = Number(values.rounds ?? USUAL_ROUNDS);
  const rows = Number(values.rows ?? TEN_MEGABYTES);
  const bytes = adsFile(rows);
  const megabytes = bytes.length / 1e6;
  const names = [...Object.keys(engineWork(await loadEngine(), adsFile(1))), ...Object.keys(peers)];
  const candidates = await Promise.all(names.map((name) => Candidate.ready(name, rows)));
  const goes = Object.fromEntries(candidates.map((candidate) => [candidate.name, () => candidate.go()]));
  const measured = await interleaved(goes, rounds);
  for (const candidate of candidates) candidate.end();
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
    peakBytes: candidates.find((candidate) => candidate.name === name)?.peakBytes ?? 0,
  }));
  print(figures, { rows, megabytes, rounds });
  return { file: { rows, bytes: bytes.length }, rounds, node: process.version, figures };
}

/** What one candidate does, in a process that does nothing else. */
class Candidate {
  /** Bytes that its first go added to the resident set. @type {number | null} */
  peakBytes = null;
  #process;

  constructor(name, rows) {
    this.name = name;
    this.#process = fork(CANDIDATE, [name, String(rows)]);
  }

  static async ready(name, rows) {
    const candidate = new Candidate(name, rows);
    await once(candidate.#process, 'message');
    return candidate;
  }

  /** @returns {Promise<import('./measure.mjs').Go>} */
  async go() {
    this.#process.send('go');
    const [{ peakBytes, ...go }] = await once(this.#process, 'message');
    this.peakBytes ??= peakBytes;
    return go;
  }

  end() {
    this.#process.disconnect();
  }
}

function print(figures, { rows, megabytes, rounds }) {
  const file = `${count(rows)} rows, ${count(megabytes, 1)} MB`;
  console.log(
    `\nThe engine alone: ${file}, each in a process of its own, medians of ${rounds} interleaved rounds,\nNode ${process.version}\n`,
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
