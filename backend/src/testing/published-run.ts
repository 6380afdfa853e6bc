import type { ImportMode, SliceBy } from '@etl-studio/contracts';
import { ChangeLog } from '../platform/changes';
import { PgConnections } from '../platform/database';
import { Publication } from '../runs/worker/publication';
import type { LoadSession } from '../runs/worker/load-session';
import { insertRecords, insertRun, type RecordFixture } from './run-fixture';
import type { TestApp } from './test-app';

export interface PublishedFixture {
  orgId: string;
  datasetId: string;
  records: Omit<RecordFixture, 'rowNumber'>[];
  mode?: ImportMode;
  rerunOf?: string;
  fileName?: string;
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

/** Publishes a loaded run as a worker does. */
export async function publish(
  api: TestApp,
  { orgId, datasetId, records, mode = 'replace' }: PublishedFixture,
  runId: string,
): Promise<void> {
  const session = await api.app.get(PgConnections).connect('test');
  const rows = records.length;
  try {
    const home = { orgId, runId, epoch: EPOCH, ownTables: false };
    const claim = {
      ...home,
      datasetId,
      mode,
      attempt: 1,
      seq: 1,
      schemaVersion: 1,
      userId: null,
      fileSize: 1,
      transientFailures: 0,
      requestId: runId,
    };
    const spend = await api.dataSource.query<{ spend: string }[]>(
      'SELECT coalesce(sum(spend), 0) AS spend FROM import_record WHERE run_id = $1',
      [runId],
    );
    const publication = new Publication(api.app.get(ChangeLog), api.config);
    await publication.publish(claim as never, { session, home } as LoadSession, {
      totalRows: rows,
      validRows: rows,
      invalidRows: 0,
      rowsPerSecond: rows,
      spend: spend[0]?.spend ?? '0',
      topErrors: [],
      control: null,
      receipt: null as never,
      // Summed up by the database from the records.
      rollups: { perCampaign: false, sums: null },
    });
  } catch (error) {
    await session.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await session.end();
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
