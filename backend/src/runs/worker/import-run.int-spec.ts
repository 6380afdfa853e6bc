import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Run } from '@etl-studio/contracts';
import {
  draftOf,
  EventReader,
  figuresOf,
  generatedCsv,
  runWhen,
  started,
  startTestApp,
  startWorker,
  type TestApp,
  type TestClient,
  type WorkerProcess,
} from '../../testing';

const ended = (run: Run) => ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(run.status);

describe('an import', () => {
  let api: TestApp;
  let client: TestClient;
  let worker: WorkerProcess;

  beforeAll(async () => {
    api = await startTestApp();
    worker = await startWorker(api, { LEASE_SECONDS: '4', HEARTBEAT_SECONDS: '1' });
    client = await api.as('MEMBER');
  }, 60_000);

  afterAll(async () => {
    await worker.stop();
    await api.close();
  });

  it('stores exact records, row errors, rollups and slices, and tells it live', async () => {
    const csv = generatedCsv(3_000);
    const draft = await draftOf(client, csv.text);
    const stream = await EventReader.open(client, `/api/runs/${draft.id}/events`);
    await stream.until(({ event }) => event === 'run.snapshot');
    await started(client, draft);
    const events = await stream.rest();

    expect(events[0]).toMatchObject({ event: 'run.snapshot', data: { status: 'DRAFT' } });
    expect(events.filter(({ event }) => event === 'run.completed')).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({
      event: 'run.completed',
      data: {
        status: 'SUCCEEDED',
        totalRows: 3_000,
        validRows: csv.validRows,
        invalidRows: csv.invalidRows,
        spend: csv.spend,
        progressPercent: 100,
        control: { matches: true, spend: { difference: '0' } },
        topErrors: [{ code: 'invalid_date', field: 'date', count: csv.invalidRows, sampleRow: 50 }],
      },
    });
    expect(await figuresOf(api, draft.id)).toEqual({
      stored: csv.validRows,
      records: csv.validRows,
      rowErrors: csv.invalidRows,
      spend: csv.spend,
      clicks: csv.clicks,
      rolledUp: csv.spend,
      slices: 31 * 3,
      publishes: 1,
    });
  });
});
