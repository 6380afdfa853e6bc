import { writeFile } from 'node:fs/promises';
import { draftLike } from './drafts.mjs';
import { quantile, timed } from './figures.mjs';
import { importTime } from './import-time.mjs';
import { psql } from './plain-table.mjs';

const page = 50;
const deepPage = 10_000;

async function repeated(times, work) {
  const taken = [];
  for (let n = 0; n < times; n++) taken.push(await timed(work));
  return quantile(taken);
}

/** The records of a run through the API and by psql; deep pages by key and by offset; sums of 90 days. */
export async function measureReading(server, draft) {
  const { client, owner, ownerUrl, folder } = server;
  const runId = await draftLike(owner, draft);
  await importTime(server, runId);
  const { rows } = await owner.query(
    'SELECT dataset_id, published_epoch, own_tables, valid_rows FROM import_run WHERE id = $1',
    [runId],
  );
  const run = rows[0];
  const table = run.own_tables
    ? `run_tables.record_${runId.replaceAll('-', '')}_${run.published_epoch}`
    : 'import_record';
  const where = run.own_tables ? 'true' : `run_id = '${runId}'`;
  const columns = 'row_number, date, campaign, channel, spend, clicks, conversions';
  const copyTo = `\\copy (SELECT ${columns} FROM ${table} WHERE ${where} ORDER BY row_number) to '${folder}/copied.csv' csv header`;
  const download = async () => {
    const response = await client.request('GET', `/api/runs/${runId}/records/export`);
    await writeFile(`${folder}/exported.csv`, response.body);
  };
  const psqlMs = [];
  const exportMs = [];
  for (let round = 0; round < 3; round++) {
    psqlMs.push(await psql(ownerUrl, copyTo));
    exportMs.push(await timed(download));
  }
  const key = Math.min(page * deepPage, run.valid_rows - page);
  const select = `SELECT ${columns} FROM ${table} WHERE ${where}`;
  return {
    rows: run.valid_rows,
    copyToMs: quantile(psqlMs),
    exportMs: quantile(exportMs),
    pageNumber: Math.floor(key / page),
    keysetMs: await repeated(20, () =>
      owner.query(`${select} AND row_number > ${key} ORDER BY row_number LIMIT ${page}`),
    ),
    offsetMs: await repeated(5, () =>
      owner.query(`${select} ORDER BY row_number LIMIT ${page} OFFSET ${key}`),
    ),
    ninetyDaysMs: await repeated(20, () => owner.query(NINETY_DAYS, [run.dataset_id])),
  };
}

const NINETY_DAYS = `
  SELECT date, channel, sum(spend), sum(clicks), sum(conversions) FROM live_rollup
  WHERE dataset_id = $1 AND date >= '2026-01-01' AND date < date '2026-01-01' + 90 GROUP BY date, channel`;
