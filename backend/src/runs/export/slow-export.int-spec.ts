import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { startTestApp, type TestApp, type TestClient } from '../../testing';
import { type ApiProcess, startApi } from '../../testing/api-process';
import { insertDataset, insertRun } from '../../testing/run-fixture';

/** Rows of the export; half a million with EXPORT_ROWS=500000. */
const ROWS = Number(process.env.EXPORT_ROWS ?? 60_000);
const ABORTS = 20;
const WARM_UPS = 2;
const MEGABYTE = 1024 * 1024;
const MOST_GROWTH = 40 * MEGABYTE;
const EPOCH = 2;

let api: TestApp;
let apart: ApiProcess;
let owner: TestClient;
let path: string;
beforeAll(async () => {
  api = await startTestApp();
  owner = await api.stranger();
  const orgId = owner.orgId!;
  const datasetId = await insertDataset(api.dataSource, orgId);
  const runId = await insertRun(api.dataSource, { orgId, datasetId, csv: 'Date\n2026-03-01\n' });
  await api.dataSource.query(
    `INSERT INTO import_record (org_id, run_id, epoch, row_number, line, date, campaign, channel, spend)
     SELECT $1, $2, $3, n, n + 1, '2026-03-01', 'Campaign number ' || n, 'Google Ads', n / 100.0
     FROM generate_series(1, $4::int) n`,
    [orgId, runId, EPOCH, ROWS],
  );
  path = `/api/runs/${runId}/records/export`;
  apart = await startApi(api);
}, 120_000);
afterAll(async () => {
  await apart.stop();
  await api.close();
});

/** Reads with node:http, whose flow the reader decides: what it does not read stays in the API's way. */
function reading(onAnswer: (response: IncomingMessage, asked: ClientRequest) => void): Promise<void> {
  return new Promise((resolve) => {
    const asked = request(`${apart.url}${path}`, { headers: { Cookie: owner.cookie } }, (response) => {
      onAnswer(response, asked);
      response.on('close', resolve);
    });
    asked.on('error', () => resolve());
    asked.end();
  });
}

/** Reads to the end, pausing for a moment after every piece; answers how many lines came. */
async function readSlowly(watch: () => void): Promise<{ lines: number; whole: boolean }> {
  let lines = 0;
  let whole = false;
  await reading((response) => {
    response.on('data', (chunk: Buffer) => {
      for (const byte of chunk) if (byte === 10) lines++;
      watch();
      response.pause();
      setTimeout(() => response.resume(), 1);
    });
    response.on('end', () => (whole = response.complete));
  });
  return { lines, whole };
}

async function leaveOften(watch: () => void): Promise<void> {
  for (let n = 0; n < ABORTS; n++) {
    await reading((response) => response.once('data', () => response.destroy()));
    watch();
  }
}

const onLinux = existsSync('/proc/self/status') ? it : it.skip;

onLinux(
  'takes no memory to speak of, however slowly it is read and however often it is left',
  async () => {
    // What is compiled and pooled with the first exports is no growth.
    for (let n = 0; n < WARM_UPS; n++) {
      await readSlowly(() => undefined);
      await leaveOften(() => undefined);
    }
    const before = apart.rss();
    let most = before;
    const watch = () => void (most = Math.max(most, apart.rss()));
    expect(await readSlowly(watch)).toEqual({ lines: ROWS + 1, whole: true });
    const read = most - before;
    await leaveOften(watch);
    const sessions = async () => {
      const [{ count }] = await api.dataSource.query(
        `SELECT count(*)::int FROM pg_stat_activity
       WHERE application_name = 'etl-studio export' AND datname = current_database()`,
      );
      return count as number;
    };
    for (let n = 0; n < 100 && (await sessions()) > 0; n++) await pause(50);
    const megabytes = (bytes: number) => `+${(bytes / MEGABYTE).toFixed(1)} MB`;
    console.log(
      `Export: ${ROWS} rows to a slow reader ${megabytes(read)}, after ${ABORTS} aborts ${megabytes(most - before)}`,
    );
    expect(await sessions()).toBe(0);
    expect(most - before).toBeLessThan(MOST_GROWTH);
  },
  300_000,
);
