import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { RecordOrigin, Run } from '@etl-studio/contracts';
import {
  draftOf,
  runWhen,
  started,
  startTestApp,
  startWorker,
  type TestApp,
  type TestClient,
  type WorkerProcess,
} from '../../testing';

const CSV = `Day,Campaign,Cost,Note
2026-03-01,"Two
lines",1.50,first
2026-03-02,Brand,abc,
2026-03-03,Brand,"2,020",last,
`;

let api: TestApp;
let worker: WorkerProcess;
let member: TestClient;
let run: Run;
beforeAll(async () => {
  api = await startTestApp();
  worker = await startWorker(api);
  member = await api.as('MEMBER');
  const draft = await draftOf(member, CSV, null);
  const schema = await member.put(`/api/datasets/${draft.datasetId}/schema`, {
    mapping: {
      date: { source: 'Day' },
      campaign: { source: 'Campaign' },
      channel: { constant: 'Meta' },
      spend: { source: 'Cost', decimal: '.' },
    },
    rules: { spend: { max: '5000' } },
  });
  expect(schema.status).toBe(200);
  await started(member, draft);
  run = await runWhen(member, draft.id, ({ status }) => status === 'SUCCEEDED', 100);
}, 180_000);
afterAll(async () => {
  await worker.stop();
  await api.close();
});

const urlOf = (row: number | string) => `/api/runs/${run.id}/records/${row}`;

async function originOf(row: number): Promise<RecordOrigin> {
  const { status, body } = await member.get(urlOf(row));
  expect({ status, code: body.code }).toEqual({ status: 200, code: undefined });
  return body as RecordOrigin;
}

describe('a record of a run', () => {
  it('is told beside its row of the file, and what it was checked against', async () => {
    expect(await originOf(1)).toEqual({
      runId: run.id,
      record: {
        rowNumber: 1,
        line: 2,
        date: '2026-03-01',
        campaign: 'Two\nlines',
        channel: 'Meta',
        spend: '1.5',
        clicks: null,
        conversions: null,
        currency: null,
      },
      fileName: 'ads.csv',
      schemaVersion: 1,
      cells: { Day: '2026-03-01', Campaign: 'Two\nlines', Cost: '1.50', Note: 'first' },
      sources: {
        date: { column: 'Day' },
        campaign: { column: 'Campaign' },
        channel: { constant: 'Meta' },
        spend: { column: 'Cost' },
      },
      mend: null,
      errors: [],
      rules: { spend: { max: '5000' } },
    });
  });

  it('says why its row was mended, and what the file has', async () => {
    expect((await member.get(urlOf(2))).status).toBe(404);
    const mended = await member.patch(`/api/runs/${run.id}/errors/2`, { values: { Cost: '7' } });
    expect(mended.status).toBe(200);
    expect(await originOf(2)).toMatchObject({
      record: { rowNumber: 2, line: 4, spend: '7' },
      cells: { Cost: 'abc' },
      mend: { kind: 'record', before: { Cost: 'abc' }, values: { Cost: '7' } },
      errors: [{ code: 'invalid_number', field: 'spend', value: 'abc' }],
    });
  });

  it('is found by nobody else, nor under another number', async () => {
    const stranger = await api.stranger();
    expect((await stranger.get(urlOf(1))).status).toBe(404);
    for (const row of ['0', '4', 'one', '-1']) expect((await member.get(urlOf(row))).status).toBe(404);
  });

  it('is still told when its file is gone', async () => {
    const [{ key }] = await api.dataSource.query(
      'SELECT f.key FROM stored_file f JOIN import_run r ON r.stored_file_id = f.id WHERE r.id = $1',
      [run.id],
    );
    await rm(path.join(api.config.storageDir, (key as string).slice(0, 2), key as string));
    expect(await originOf(1)).toMatchObject({ record: { spend: '1.5' }, cells: null });
  });
});
