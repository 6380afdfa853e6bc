import { draftLike } from '../import/drafts.mjs';
import { mapping, writeGenerated } from '../import/generated-file.mjs';

export const days = 730;
export const channels = 12;
const runs = 120;
const daysEach = 31;
const appendEvery = 10;
const revertEvery = 15;
const liveRecords = 10e6;
const millionDays = 90;

/** The last day of the two years, and the day so many days before it. */
export const dayBefore = (n) => new Date(Date.UTC(2026, 10, 28) - n * 86_400_000).toISOString().slice(0, 10);

/**
 * A dataset as the product would have stored it after 120 imports of a month each, one every six days, which mostly
 * lie on each other five deep: 44,640 slices with their sums, of which those that count stand for 10 M records. Every
 * tenth run is an append, some are reverted, some rows were mended. The records themselves are left out: nothing that
 * is measured reads them.
 * @param {import('../import/server.mjs').BenchServer} server
 */
export async function fillTwoYears({ client, owner, folder }) {
  const { file } = await writeGenerated(folder, 10_000, 5);
  const { datasetId, runId: draft } = await client.draft(file, mapping);
  const recordsEach = Math.round(liveRecords / (days * channels));
  const published = [];
  for (let n = 0; n < runs; n++) {
    const first = Math.round((n / (runs - 1)) * (days - daysEach));
    const mode = n % appendEvery === appendEvery - 1 ? 'append' : 'replace';
    const run = { mode, firstDay: dayBefore(days - 1 - first), days: daysEach, recordsEach };
    published.push(await publish(owner, datasetId, await draftLike(owner, draft), run));
  }
  for (const runId of published.filter((_, n) => n % appendEvery === 0)) await mend(owner, datasetId, runId);
  const { rows } = await owner.query('SELECT ledger_at::text FROM import_dataset WHERE id = $1', [datasetId]);
  for (const runId of published.filter((_, n) => n % revertEvery === 0))
    await client.json('POST', `/api/runs/${runId}/revert`);
  const million = await publish(owner, datasetId, await draftLike(owner, draft), {
    mode: 'replace',
    firstDay: dayBefore(millionDays - 1),
    days: millionDays,
    recordsEach: Math.round(1e6 / (millionDays * channels)),
  });
  await owner.query('VACUUM ANALYZE');
  return { datasetId, million, beforeReverts: new Date(rows[0].ledger_at).toISOString() };
}

async function publish(owner, datasetId, runId, { mode, firstDay, days, recordsEach }) {
  await owner.query('BEGIN');
  await owner.query(SUMS, [runId, firstDay, days, channels, recordsEach]);
  await owner.query(LOCK, [datasetId]);
  await owner.query(SUCCEED, [runId, mode]);
  await owner.query(SLICES, [runId]);
  await owner.query('COMMIT');
  return runId;
}

/** A row of each day of a channel was mended. */
async function mend(owner, datasetId, runId) {
  await owner.query('BEGIN');
  await owner.query(LOCK, [datasetId]);
  await owner.query(MEND, [runId]);
  await owner.query('COMMIT');
}

const LOCK = `
  UPDATE import_dataset SET ledger_at = greatest(clock_timestamp(), ledger_at + interval '1 microsecond') WHERE id = $1`;

const SUMS = `
  INSERT INTO run_rollup (org_id, dataset_id, run_id, date, channel, campaign, records, spend, clicks, conversions)
  SELECT r.org_id, r.dataset_id, r.id, $2::date + n, 'Channel ' || c, '', $5::int,
         (n * c * 7919 % 997) * 0.37 + 1000, n * c % 500 + 100, (n + c) % 40 * 0.5
  FROM import_run r, generate_series(0, $3::int - 1) n, generate_series(1, $4::int) c WHERE r.id = $1`;

const SUCCEED = `
  UPDATE import_run r SET status = 'SUCCEEDED', mode = $2, published_epoch = r.epoch, publish_seq = p.seq, place = p.seq,
         published_at = d.ledger_at, finished_at = d.ledger_at, own_tables = true
  FROM (SELECT nextval('run_publish_seq') AS seq) p, import_dataset d WHERE r.id = $1 AND d.id = r.dataset_id`;

const SLICES = `
  INSERT INTO run_slice (org_id, dataset_id, run_id, date, channel, campaign, mode, publish_seq, place)
  SELECT DISTINCT u.org_id, u.dataset_id, u.run_id, u.date, u.channel, '', r.mode, r.publish_seq, r.place
  FROM run_rollup u JOIN import_run r ON r.id = u.run_id WHERE u.run_id = $1`;

const MEND = `
  INSERT INTO run_rollup (org_id, dataset_id, run_id, date, channel, campaign, change_seq, counts_from, records, spend,
                          clicks, conversions)
  SELECT u.org_id, u.dataset_id, u.run_id, u.date, u.channel, '', nextval('run_publish_seq'), d.ledger_at, 1, 12.34, 3, 0
  FROM run_rollup u JOIN import_dataset d ON d.id = u.dataset_id WHERE u.run_id = $1 AND u.channel = 'Channel 1'`;
