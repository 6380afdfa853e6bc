/**
 * `bench analytics [--rounds N]`: what questions about 10 M live records cost at the product's own API, and what undoing
 * an import of a million of them does.
 */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { StartFailure } from '../start/failure.mjs';
import { channels, dayBefore, days, fillTwoYears } from './analytics/two-years.mjs';
import { quantile, timed } from './import/figures.mjs';
import { withBenchServer } from './import/server.mjs';
import { count, tableText } from './measure.mjs';

const usualRounds = 100;
const warmUp = 10;
const goalMs = { summary: 20, revert: 50 };

/** @param {string[]} args @returns {Promise<object>} the figures */
export async function run(args) {
  const { values } = parseArgs({ args, strict: false, options: { rounds: { type: 'string' } } });
  const rounds = Number(values.rounds ?? usualRounds);
  if (!(rounds > 0)) throw new StartFailure('--rounds takes a number, such as --rounds 100.');
  const figures = await withBenchServer((server) => measure(server, rounds));
  const [load] = os.loadavg();
  console.log(
    `\n${count(days)} days of ${channels} channels, 10 M live records of 121 runs; ms at the API, ${rounds} rounds, load average ${count(load, 1)}\n`,
  );
  console.log(tableText([['', 'p50', 'p95', 'goal, p95'], ...figures.map(line)]));
  return { load, figures };
}

const line = ({ what, p50Ms, p95Ms, goalMs: goal }) => [
  what,
  count(p50Ms, 1),
  count(p95Ms, 1),
  goal === undefined ? '' : `≤ ${goal} ${p95Ms <= goal ? 'held' : 'MISSED'}`,
];

/** @param {import('./import/server.mjs').BenchServer} server */
async function measure(server, rounds) {
  console.log('Filling two years ...');
  const { datasetId, million, beforeReverts } = await fillTwoYears(server);
  const { client } = server;
  const range = `datasetId=${datasetId}&from=${dayBefore(119)}&to=${dayBefore(30)}`;
  const questions = {
    'summary, 90 days and the 90 before': `summary?${range}`,
    'summary, 90 days, of one channel': `summary?${range}&channel=Channel%203`,
    'time series, 90 days by channel': `timeseries?${range}&groupBy=channel`,
    'time series, two years by day': `timeseries?datasetId=${datasetId}`,
    'breakdown by channel, 90 days': `breakdown?${range}&groupBy=channel`,
    'unusual days, 90 days': `anomalies?${range}`,
    'summary as of an earlier instant': `summary?${range}&asOf=${beforeReverts}`,
  };
  const lines = [];
  for (const [what, question] of Object.entries(questions)) {
    const goal = what.startsWith('summary, 90 days and') ? goalMs.summary : undefined;
    lines.push(await asked(what, rounds, () => client.json('GET', `/api/analytics/${question}`), goal));
  }
  lines.push(
    await asked('dataset with its totals', rounds, () => client.json('GET', `/api/datasets/${datasetId}`)),
  );
  const turned = { revert: [], restore: [] };
  for (let n = 0; n < Math.min(rounds, 20); n++)
    for (const verb of ['revert', 'restore'])
      turned[verb].push(await timed(() => client.json('POST', `/api/runs/${million}/${verb}`)));
  lines.push(lineOf('revert a run of a million records', turned.revert, goalMs.revert));
  lines.push(lineOf('restore it', turned.restore, goalMs.revert));
  return lines;
}

async function asked(what, rounds, ask, goal) {
  const taken = [];
  for (let n = -warmUp; n < rounds; n++) {
    const ms = await timed(ask);
    if (n >= 0) taken.push(ms);
  }
  return lineOf(what, taken, goal);
}

function lineOf(what, taken, goal) {
  return { what, p50Ms: quantile(taken), p95Ms: quantile(taken, 0.95), goalMs: goal };
}
