import { Amount } from '@etl-studio/engine';
import { PgConnections } from '../../platform/database';
import { startTestApp, type TestApp } from '../../testing';
import { insertDataset, insertRun, profileOf } from '../../testing/run-fixture';
import { AttemptTarget } from './attempt-target';
import { addRecordLine, linePrefix } from './copy-text';
import { LoadTable } from './load-table';

const ROW = { rowNumber: 1, line: 2, lines: 1, byteOffset: 0, cells: [], faults: [] };
const VALUES = {
  date: '2026-03-01',
  campaign: 'Brand',
  channel: 'Search',
  spend: Amount.of('1.5'),
  clicks: null,
  conversions: null,
  currency: null,
};

let api: TestApp;
beforeAll(async () => {
  api = await startTestApp();
}, 60_000);
afterAll(() => api.close());

/** Rows of one attempt, stored up to their commit. */
async function loaded(): Promise<{ runId: string; table: LoadTable; end: () => Promise<void> }> {
  const { orgId } = await api.as('MEMBER');
  const datasetId = await insertDataset(api.dataSource, orgId!);
  const csv = 'Date\n2026-01-01\n';
  const runId = await insertRun(api.dataSource, { orgId: orgId!, datasetId, csv, status: 'FAILED' });
  await api.dataSource.query("UPDATE import_run SET status = 'RUNNING', epoch = 1 WHERE id = $1", [runId]);
  const session = await api.app.get(PgConnections).connect('test');
  const target = new AttemptTarget({ orgId: orgId!, runId, epoch: 1, profile: profileOf(csv) });
  const table = await LoadTable.open(session, 'record', target);
  addRecordLine(table.sink.lines, linePrefix(target.home), ROW, VALUES);
  await table.finish();
  return { runId, table, end: () => session.end() };
}

const rowsOf = (runId: string): Promise<unknown[]> =>
  api.dataSource.query('SELECT 1 FROM import_record WHERE run_id = $1', [runId]);

describe('rows of an attempt', () => {
  it('are there once they are committed', async () => {
    const { runId, table, end } = await loaded();
    await table.commit();
    await end();
    expect(await rowsOf(runId)).toHaveLength(1);
  });

  it.each([
    ['has ended', "UPDATE import_run SET status = 'QUEUED' WHERE id = $1"],
    ['was followed by another', 'UPDATE import_run SET epoch = 2 WHERE id = $1'],
  ])('never come late, after the attempt %s', async (_what, lose) => {
    const { runId, table, end } = await loaded();
    await api.dataSource.query(lose, [runId]);
    await expect(table.commit()).rejects.toMatchObject({ because: 'lease_lost' });
    await end();
    expect(await rowsOf(runId)).toEqual([]);
  });
});
