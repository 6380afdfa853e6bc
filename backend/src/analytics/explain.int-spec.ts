import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Explanation, Run } from '@etl-studio/contracts';
import {
  draftOf,
  runWhen,
  started,
  startTestApp,
  startWorker,
  type TestApp,
  type TestClient,
  type WorkerProcess,
} from '../testing';

const CSV = `Report ${randomUUID()}

Day,Campaign,Cost,Clicks
2026-03-01,"Two
lines",1.50,1
2026-03-02,Brand,"2,020",2
2026-03-02,Broken,abc,3
2026-03-03,Brand,0.25,4
`;

let api: TestApp;
let worker: WorkerProcess;
let member: TestClient;
let run: Run;
beforeAll(async () => {
  api = await startTestApp();
  worker = await startWorker(api);
  member = await api.as('MEMBER');
  const draft = await draftOf(member, CSV, {
    date: { source: 'Day' },
    campaign: { source: 'Campaign' },
    channel: { constant: 'Meta' },
    spend: { source: 'Cost', decimal: '.' },
    clicks: { source: 'Clicks' },
  });
  await started(member, draft);
  run = await runWhen(member, draft.id, ({ status }) => status === 'SUCCEEDED', 100);
}, 180_000);
afterAll(async () => {
  await worker.stop();
  await api.close();
});

async function explain(query: string): Promise<Explanation> {
  const { status, body } = await member.get(`/api/analytics/explain?${query}`);
  expect({ status, code: body.code }).toEqual({ status: 200, code: undefined });
  return body as Explanation;
}

describe('what a number is made of', () => {
  it('is told down to the line and the cells of the file, by pages', async () => {
    const mended = await member.patch(`/api/runs/${run.id}/errors/3`, { values: { Cost: '7' } });
    expect(mended.status).toBe(200);
    const first = await explain(`datasetId=${run.datasetId}&limit=2`);
    expect(first.totals).toMatchObject([{ spend: '2028.75', records: 4 }]);
    expect(first.runs).toMatchObject([
      {
        runId: run.id,
        fileName: 'ads.csv',
        schemaVersion: 1,
        spend: '2028.75',
        records: 4,
        slices: 3,
        mendedRows: 1,
      },
    ]);
    expect(first.records.total).toBe(4);
    expect(first.records.items).toMatchObject([
      {
        record: { rowNumber: 2, line: 6, spend: '2020' },
        cells: { Day: '2026-03-02', Campaign: 'Brand', Cost: '2,020', Clicks: '2' },
        sources: { spend: { column: 'Cost' }, channel: { constant: 'Meta' } },
        mend: null,
      },
      {
        record: { rowNumber: 3, line: 7, spend: '7' },
        cells: { Cost: 'abc' },
        mend: { kind: 'record', before: { Cost: 'abc' }, values: { Cost: '7' } },
      },
    ]);
    const rest = await explain(`datasetId=${run.datasetId}&limit=2&cursor=${first.records.nextCursor}`);
    expect(rest.records.items.map(({ record, cells }) => [record.line, cells?.Campaign])).toEqual([
      [4, 'Two\nlines'],
      [8, 'Brand'],
    ]);
    expect(rest.records.nextCursor).toBeNull();
  });

  it('counts the mended rows that it is made of, and no others, now and as of an instant', async () => {
    const now = new Date(Date.now() + 60_000).toISOString();
    for (const at of ['', `&asOf=${now}`])
      for (const [query, mends] of [
        ['channel=Meta', 1],
        ['campaign=Broken', 1],
        ['campaign=Brand', 0],
        ['from=2026-03-03', 0],
      ] as const) {
        const { runs } = await explain(`datasetId=${run.datasetId}&${query}${at}`);
        expect([query, at, runs.map(({ mendedRows }) => mendedRows)]).toEqual([query, at, [mends]]);
      }
  });

  it('is still told where the file is gone', async () => {
    const [{ key }] = await api.dataSource.query(
      'SELECT f.key FROM stored_file f JOIN import_run r ON r.stored_file_id = f.id WHERE r.id = $1',
      [run.id],
    );
    await rm(path.join(api.config.storageDir, (key as string).slice(0, 2), key as string));
    const { records } = await explain(`runId=${run.id}&from=2026-03-03&to=2026-03-03`);
    expect(records.items).toMatchObject([{ record: { spend: '0.25' }, cells: null }]);
  });

  it('is nothing for nobody, and refuses a cursor that is none', async () => {
    expect(await explain('channel=nobody')).toEqual({
      totals: [],
      runs: [],
      records: { items: [], nextCursor: null, total: 0 },
    });
    expect((await member.get('/api/analytics/explain?cursor=x')).status).toBe(400);
    const stranger = await api.stranger();
    expect((await stranger.get(`/api/analytics/explain?runId=${run.id}`)).status).toBe(404);
  });
});
