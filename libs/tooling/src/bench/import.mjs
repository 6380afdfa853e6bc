/**
 * `bench import [--sizes 10,100] [--rounds N] [--runs N] [--only loads,reading,…]`: what an import costs beside what
 * Postgres' own tools cost, all on one server in one run. Sizes are megabytes (10⁶ bytes); 1000 takes some minutes more.
 * `--runs 0` leaves out the cost of many runs; the promise of 10,000 is measured with `--runs 10000`.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { StartFailure } from '../start/failure.mjs';
import { measureFirstProgress } from './import/first-progress.mjs';
import { measureFourAtOnce } from './import/four-at-once.mjs';
import { mapping, writeGenerated } from './import/generated-file.mjs';
import { measureLoads } from './import/load-speed.mjs';
import { measureManyRuns } from './import/many-runs.mjs';
import { hasPgloader } from './import/pgloader.mjs';
import { measureReading } from './import/reading.mjs';
import { goalLines, goalTable, loadTable, otherTable } from './import/report.mjs';
import { withBenchServer } from './import/server.mjs';
import { measureUpload } from './import/upload-speed.mjs';

const steps = ['loads', 'reading', 'upload', 'start', 'at-once', 'runs'];
const defaults = { sizes: '10,100', runs: '1000', uploadRounds: 5, starts: 20 };
/** 500,000 rows each. */
const atOnceBytes = 34e6;
const smallMegabytes = 20;

/** Larger files say more with fewer rounds. */
const roundsOf = (megabytes, given) => given ?? (megabytes <= smallMegabytes ? 5 : megabytes <= 200 ? 3 : 1);

/** @param {string[]} args */
function optionsOf(args) {
  const options = /** @type {const} */ ({
    sizes: { type: 'string' },
    rounds: { type: 'string' },
    runs: { type: 'string' },
    only: { type: 'string' },
  });
  const { values } = parseArgs({ args, strict: false, options });
  const sizes = String(values.sizes ?? defaults.sizes)
    .split(',')
    .map(Number);
  const rounds = values.rounds === undefined ? null : Number(values.rounds);
  const runs = Number(values.runs ?? defaults.runs);
  if (![...sizes, rounds ?? 1, runs + 1].every((number) => number > 0))
    throw new StartFailure('--sizes, --rounds and --runs take numbers, such as --sizes 10,100,1000.');
  const only = values.only === undefined ? steps : String(values.only).split(',');
  const unknown = only.find((step) => !steps.includes(step));
  if (unknown !== undefined) throw new StartFailure(`--only takes ${steps.join(', ')}; not "${unknown}".`);
  return { sizes, rounds, runs, only };
}

/** @param {string[]} args @returns {Promise<object>} the figures and the goals */
export async function run(args) {
  const options = optionsOf(args);
  if (spawnSync('psql', ['--version']).error)
    throw new StartFailure(
      'psql is not installed, and everything is measured against it: install postgresql-client.',
    );
  if (!hasPgloader()) console.log('\npgloader is NOT INSTALLED: it is missing from the comparison.');
  const figures = await withBenchServer((server) => measureAll(server, options));
  const goals = goalLines(figures);
  console.log(`\n${goalTable(goals)}\n\n${otherTable(figures)}`);
  return { ...figures, goals };
}

/**
 * @param {import('./import/server.mjs').BenchServer} server
 * @param {ReturnType<typeof optionsOf>} options
 */
async function measureAll(server, { sizes, rounds, runs, only }) {
  const say = (text) => console.log(`[${new Date().toISOString().slice(11, 19)}] ${text}`);
  const loads = [];
  for (const megabytes of only.includes('loads') ? sizes : []) {
    say(`Loading ${megabytes} MB ...`);
    const load = await measureLoads(server, megabytes * 1e6, Number(roundsOf(megabytes, rounds)));
    console.log(loadTable(load).join('\n'));
    loads.push(load);
  }
  const draftOf = async (megabytes) =>
    loads.find(({ bytes }) => Math.round(bytes / 1e6) === megabytes)?.draft ??
    (await server.client.draft((await writeGenerated(server.folder, megabytes * 1e6)).file, mapping)).runId;
  const part = (name, what, measure) => {
    if (!only.includes(name)) return null;
    say(`${what} ...`);
    return measure();
  };
  const { starts, uploadRounds } = defaults;
  return {
    loads,
    reading: await part('reading', 'Reading', async () =>
      measureReading(server, await draftOf(sizes.at(-1))),
    ),
    upload: await part('upload', 'Uploading', () => measureUpload(server, uploadRounds)),
    firstProgress: await part('start', 'Starting', async () =>
      measureFirstProgress(server, await draftOf(sizes[0]), starts),
    ),
    fourAtOnce: await part('at-once', 'Importing four files at once', () =>
      measureFourAtOnce(server, atOnceBytes),
    ),
    manyRuns:
      runs === 0
        ? null
        : await part('runs', `Importing ${runs} small files`, () =>
            measureManyRuns(server, runs, (n) => say(`${n} runs`)),
          ),
  };
}
