import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { Client } from '../chaos/actors/client.mjs';
import { EventClient } from '../chaos/actors/event-client.mjs';
import { MAPPING, writeAdvertFile } from '../chaos/checker/advert-file.mjs';
import { expectedOf } from '../chaos/checker/expected.mjs';
import { differences, storedOf } from '../chaos/checker/stored.mjs';
import { Random } from '../chaos/random.mjs';
import { until } from '../chaos/waiting.mjs';
import { Counted } from './counted.mjs';
import { metricsOn, metricsSpokenOf } from './metric-names.mjs';

/** As many as one person may watch at once. */
const RUNS = 6;
const ROWS = 30_000;
const WITHIN_MS = 240_000;

/** Somebody new, who owns an organization, and reaches the product through the proxy only. */
export async function newcomer(url) {
  const client = new Client(() => [url]);
  const person = {
    email: `${randomUUID()}@story.test`,
    password: randomUUID(),
    name: 'Ada',
    orgName: 'Story',
  };
  const { orgs } = await client.insist('POST', '/api/auth/register', 201, { json: person });
  client.orgId = orgs[0].id;
  return client;
}

/** Uploads a file of so many rows to a dataset of its own, mapped. */
export async function draft(client, folder, random, rows = ROWS) {
  const { id: datasetId } = await client.insist('POST', '/api/datasets', 201, {
    json: { name: randomUUID() },
  });
  const file = path.join(folder, `${randomUUID()}.csv`);
  writeAdvertFile(file, rows, random);
  const { status, body } = await client.upload(datasetId, 'ads.csv', readFileSync(file));
  if (status !== 201) throw new Error(`The upload was answered ${status}: ${JSON.stringify(body)}`);
  await client.insist('PUT', `/api/datasets/${datasetId}/schema`, 200, {
    json: { mapping: MAPPING, rules: {} },
  });
  return { runId: body.run.id, expected: expectedOf(file) };
}

/** Watches the run from before its start to its end. */
export async function watched(client, runId) {
  const events = new EventClient(client, runId);
  const watching = events.watch();
  await until('the stream of a run that waits', () => events.last, WITHIN_MS, 20);
  const before = events.last.status;
  await client.insist('POST', `/api/runs/${runId}/start`, 202, { json: {} });
  await Promise.race([watching, until('the end of the run', () => events.completed, WITHIN_MS, 50)]);
  events.leave();
  return { before, after: events.last.status, fallen: events.fallen, reconnects: events.reconnects };
}

/**
 * The spans of the largest import so far, from the request that started it to its publish.
 * @param {import('./trace-collector.mjs').TraceCollector} collector
 */
export async function traceOf(installation, collector) {
  const database = new pg.Client({ connectionString: installation.superuserUrl });
  await database.connect();
  const { rows } = await database.query(
    'SELECT traceparent FROM import_run WHERE traceparent IS NOT NULL ORDER BY valid_rows DESC LIMIT 1',
  );
  await database.end();
  const [, traceId = ''] = rows[0].traceparent.split('-');
  const whole = () => collector.trace(traceId).some(({ name }) => name === 'run.publish');
  await until('the last span', whole, WITHIN_MS, 100);
  return collector.trace(traceId);
}

/** What stands in the database against what the files say, one sentence for each difference. */
export async function wrongs(databaseUrl, works) {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  try {
    const found = [];
    for (const { runId, expected } of works)
      found.push(...differences(expected, await storedOf(database, runId)));
    return found;
  } finally {
    await database.end();
  }
}

const sumOf = (pages, name) =>
  pages
    .flatMap((page) => [...page.matchAll(new RegExp(`^${name} (\\d+)$`, 'gm'))])
    .reduce((sum, [, value]) => sum + Number(value), 0);

/**
 * Upload, start, watch, read, through the proxy; then the APIs are restarted in turn while somebody goes on asking.
 * @param {import('./installation.mjs').Installation} installation
 */
export async function story(installation) {
  const url = installation.url ?? '';
  const page = await fetch(url);
  const client = await newcomer(url);
  const random = new Random(7);
  const works = [];
  for (let run = 0; run < RUNS; run++) works.push(await draft(client, installation.dataDir, random));
  const streams = await Promise.all(works.map(({ runId }) => watched(client, runId)));

  const attempts = await Promise.all(
    works.map(({ runId }) => client.insist('GET', `/api/runs/${runId}/attempts`, 200)),
  );
  const { total } = await client.insist('GET', `/api/runs/${works[0]?.runId}/records?limit=1`, 200);
  const { id } = await client.insist('POST', '/api/datasets', 201, { json: { name: 'Too large' } });
  const tooLarge = await client.upload(id, 'large.csv', Buffer.alloc(11 * 1024 ** 2, 'a,b\n'));
  const pages = await installation.metrics();
  const measured = metricsOn(pages);

  return {
    page: {
      status: page.status,
      policy: page.headers.get('content-security-policy') ?? '',
      text: await page.text(),
    },
    streams,
    wrongs: await wrongs(installation.superuserUrl, works),
    told: { total, expected: works[0]?.expected.records },
    published: works.reduce((sum, { expected }) => sum + expected.records, 0),
    counted: sumOf(pages, 'etl_imported_rows_total'),
    workers: new Set(attempts.flatMap((each) => (each.items ?? each).map(({ worker }) => worker))).size,
    tooLarge: { status: tooLarge.status, code: tooLarge.body.code },
    restart: await restarted(installation, client),
    asked: new Set(
      [...installation.proxySaid().matchAll(/"api":"(127\.0\.0\.1:\d+)"/g)].map(([, api]) => api),
    ).size,
    unmeasured: [...metricsSpokenOf()].filter((name) => !measured.has(name)),
    megabytes: installation.peaks(),
  };
}

/** One API after the other is stopped and started again; nobody who comes through the proxy may notice. */
async function restarted(installation, client) {
  const asking = new Counted(() => client.call('GET', '/api/runs?limit=5'));
  const going = asking.run();
  const endings = [];
  for (const api of installation.apis) {
    endings.push(await api.stop());
    api.start();
    await installation.ready(api);
  }
  asking.stop();
  await going;
  return { endings, requests: asking.requests, failures: asking.failures };
}
