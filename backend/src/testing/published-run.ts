import type { Client } from 'pg';
import type { ImportMode, SliceBy } from '@etl-studio/contracts';
import { Amount, DecimalSum, ImportTally, RowReader } from '@etl-studio/engine';
import { ChangeLog } from '../platform/changes';
import { PgConnections } from '../platform/database';
import { keptReceipt } from '../runs/receipt/kept-receipt';
import type { Claim } from '../runs/worker/claim';
import { Publication, type LoadResult } from '../runs/worker/publication';
import type { LoadSession } from '../runs/worker/load-session';
import { RollupTally } from '../runs/worker/rollup-tally';
import { insertRecords, insertRun, profileOf, type RecordFixture } from './run-fixture';
import type { TestApp } from './test-app';

export interface PublishedFixture {
  orgId: string;
  datasetId: string;
  records: Omit<RecordFixture, 'rowNumber'>[];
  mode?: ImportMode;
  rerunOf?: string;
  fileName?: string;
  /** Whether sums are kept apart by campaign. */
  perCampaign?: boolean;
}

const EPOCH = 1;

/** A run whose records stand in the shared table, loaded and not yet published, by its id. */
export async function insertLoadedRun(api: TestApp, fixture: PublishedFixture): Promise<string> {
  const { records, mode = 'replace', rerunOf = null } = fixture;
  const csv = `Date\n${crypto.randomUUID()}\n`;
  const runId = await insertRun(api.dataSource, {
    ...fixture,
    csv,
    status: 'RUNNING',
    epoch: EPOCH,
    publishedEpoch: null,
  });
  await api.dataSource.query(
    "UPDATE import_run SET mode = $2, rerun_of = $3, lease_until = now() + interval '1 hour' WHERE id = $1",
    [runId, mode, rerunOf],
  );
  const numbered = records.map((record, index) => ({ ...record, rowNumber: index + 1 }));
  await insertRecords(api.dataSource, fixture.orgId, runId, EPOCH, numbered);
  return runId;
}

/** Publishes a loaded run as a worker does, on a session of its own. */
export async function publish(api: TestApp, fixture: PublishedFixture, runId: string): Promise<void> {
  const session = await api.app.get(PgConnections).connect('test');
  try {
    await publishOn(session, api, fixture, runId);
  } finally {
    await session.end();
  }
}

export async function publishOn(
  session: Client,
  api: TestApp,
  { orgId, datasetId, records, mode = 'replace', perCampaign = false }: PublishedFixture,
  runId: string,
): Promise<void> {
  const home = { orgId, runId, epoch: EPOCH, ownTables: false };
  const sums = new RollupTally(perCampaign);
  const tally = new DecimalSum();
  for (const { date = '2026-03-01', campaign = 'Brand', channel = 'Google Ads', ...record } of records) {
    const { spend = '1', clicks = null, conversions = null, currency = null } = record;
    sums.add({
      date,
      campaign,
      channel,
      spend: Amount.of(spend),
      clicks,
      conversions: conversions === null ? null : Amount.of(conversions),
      currency,
    });
    tally.add(spend);
  }
  const claim: Claim = {
    ...home,
    datasetId,
    mode,
    attempt: 1,
    seq: 1,
    schemaVersion: 1,
    userId: null,
    fileSize: 1,
    transientFailures: 0,
    profile: profileOf('Date\n'),
    traceparent: null,
    requestId: runId,
  };
  const rows = records.length;
  const result: LoadResult = {
    totalRows: rows,
    validRows: rows,
    invalidRows: 0,
    rowsPerSecond: rows,
    spend: tally.toString(),
    topErrors: [],
    control: null,
    receipt: keptReceipt(
      rows,
      new RowReader(claim.profile, api.config.limits, () => undefined),
      new ImportTally(),
    ),
    rollups: { perCampaign, sums: sums.rollups() },
  };
  const load = { session, home } as LoadSession;
  try {
    await new Publication(api.app.get(ChangeLog), api.config).publish(claim, load, result);
  } catch (error) {
    await session.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** A run of these records, published. */
export async function publishedRun(api: TestApp, fixture: PublishedFixture): Promise<string> {
  const runId = await insertLoadedRun(api, fixture);
  await publish(api, fixture, runId);
  return runId;
}

/** A dataset of its own. */
export async function datasetOf(
  api: TestApp,
  orgId: string,
  sliceBy: SliceBy = 'date,channel',
): Promise<string> {
  const [{ id }] = await api.dataSource.query(
    'INSERT INTO import_dataset (org_id, name, slice_by) VALUES ($1, $2, $3) RETURNING id',
    [orgId, `Ledger ${crypto.randomUUID()}`, sliceBy],
  );
  return id as string;
}
