/**
 * `bench scale [--megabytes 1000] [--runs 40] [--workers 1,2,4] [--only large,runs]`: what more workers bring: to one
 * large file, which they load in parts, and to many files of 10 MB at once. Says how busy the machine's processors were:
 * where all of them are, more workers cannot bring more.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { StartFailure } from '../start/failure.mjs';
import { withBenchServer } from './import/server.mjs';
import { count, tableText } from './measure.mjs';
import { measureLarge } from './scale/large-file.mjs';
import { measureManyFiles } from './scale/many-files.mjs';

const steps = ['large', 'runs'];

/** @param {string[]} args */
function optionsOf(args) {
  const options = /** @type {const} */ ({
    megabytes: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '40' },
    workers: { type: 'string', default: '1,2,4' },
    only: { type: 'string', default: steps.join(',') },
  });
  const { values } = parseArgs({ args, strict: false, options });
  const workers = String(values.workers).split(',').map(Number);
  const [megabytes, runs] = [Number(values.megabytes), Number(values.runs)];
  if (![megabytes, runs, ...workers].every((number) => number > 0))
    throw new StartFailure('--megabytes, --runs and --workers take numbers, such as --workers 1,2,4.');
  return { megabytes, runs, workers, only: String(values.only).split(',') };
}

/** One place a worker, and as many for the organization as it takes: only the number of workers differs. */
const env = { WORKER_CONCURRENCY: '1', ORG_CONCURRENCY: '64', PART_BYTES: String(64 * 2 ** 20) };

/** @param {string[]} args @returns {Promise<object>} the figures */
export async function run(args) {
  const { megabytes, runs, workers, only } = optionsOf(args);
  const say = (text) => console.log(`[${new Date().toISOString().slice(11, 19)}] ${text}`);
  const figures = await withBenchServer(
    async (server) => ({
      large: only.includes('large') ? await measureLarge(server, megabytes * 1e6, workers, say) : [],
      runs: only.includes('runs') ? await measureManyFiles(server, runs, workers, say) : [],
    }),
    env,
  );
  console.log(`\n${availableParallelism()} processors\n\n${tableText([head, ...rowsOf(figures)])}`);
  return figures;
}

const head = [
  '',
  'workers',
  'ms',
  'rows/s',
  '÷ first',
  'waited p50 ms',
  'p95 ms',
  'database cpu',
  'workers cpu',
  'busy',
];

function rowsOf({ large, runs }) {
  return [large, runs].flatMap((lines) =>
    lines.map((line) => [
      line.what,
      count(line.workers),
      count(line.ms),
      count((line.rows / line.ms) * 1000),
      count(lines[0].ms / line.ms, 2),
      line.waitedP50Ms === undefined ? '' : count(line.waitedP50Ms),
      line.waitedP95Ms === undefined ? '' : count(line.waitedP95Ms),
      count(line.databaseCpuMs),
      count(line.workersCpuMs),
      `${count((100 * (line.databaseCpuMs + line.workersCpuMs)) / (line.ms * availableParallelism()))} %`,
    ]),
  );
}
