import { setTimeout } from 'node:timers/promises';
import type { Mapping, MendResult, Run } from '@etl-studio/contracts';
import {
  accountOf,
  draftOf,
  EventReader,
  holdPublishes,
  runWhen,
  started,
  startTestApp,
  startWorker,
  type TestApp,
  type TestClient,
  type WorkerProcess,
} from '../../testing';
import { publishedRowsOf } from '../rows/published-rows';
import { RECORD_CONDITION, recordParameters } from '../rows/record-filter.sql';
import { recordsOf } from '../rows/row-homes';
import { RUN_SELECT } from '../run.entity';

const MAPPING: Mapping = {
  date: { source: 'Day', format: 'YYYY-MM-DD' },
  campaign: { source: 'Campaign' },
  channel: { source: 'Channel' },
  spend: { source: 'Cost' },
  clicks: { source: 'Clicks' },
};
const HEADER = 'Day,Campaign,Channel,Cost,Clicks';

let api: TestApp;
let client: TestClient;
let worker: WorkerProcess;

beforeAll(async () => {
  api = await startTestApp();
  worker = await startWorker(api);
  client = await api.as('MEMBER');
}, 240_000);

afterAll(async () => {
  await worker.stop();
  await api.close();
});

async function imported(rows: string[], mapping = MAPPING): Promise<Run> {
  const draft = await draftOf(client, `${HEADER}\n${rows.join('\n')}\n`, mapping);
  return runWhen(client, await started(client, draft), ({ status }) => status === 'SUCCEEDED');
}

const good = (n: number) => `2026-03-${String((n % 20) + 1).padStart(2, '0')},Brand ${n},Search,${n}.5,${n}`;
const mend = (run: Run, row: number | string, values: unknown) =>
  client.patch(`/api/runs/${run.id}/errors/${row}`, { values });
const alike = (run: Run, request: object) => client.post(`/api/runs/${run.id}/errors/mend`, request);
const undo = (run: Run, row: number) => client.delete(`/api/runs/${run.id}/errors/${row}/mend`);
const errorsOf = async (run: Run, query = '') =>
  (await client.get(`/api/runs/${run.id}/errors${query}`)).body;

async function liveSlices(datasetId: string): Promise<string[]> {
  const rows = await api.dataSource.query(
    "SELECT to_char(date, 'MM-DD') || ' ' || run_id AS slice FROM live_slice WHERE dataset_id = $1 ORDER BY 1",
    [datasetId],
  );
  return rows.map(({ slice }: { slice: string }) => slice);
}

async function waitingForLocks(sessions: number): Promise<void> {
  const waiting = async () =>
    api.dataSource.query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
  while ((await waiting()).length < sessions) await setTimeout(20);
}

describe('mending one row', () => {
  it('makes a record of it that every list, sum and count has, and undoing takes all of it away', async () => {
    const run = await imported([
      good(1),
      '2026-03-02,"Brand\nnorth",Search,n.n.,7',
      good(3),
      'x,B,Social,1,1',
    ]);
    const before = await accountOf(client, run.id);
    expect(before).toMatchObject({ spend: '5', records: 2, open: 2 });

    const { status, body } = await mend(run, 2, { Cost: '1,234.25' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ mended: 1, stillInvalid: 0, excluded: 0, unknown: 0, problems: [] });
    const after = await accountOf(client, run.id);
    expect(after).toMatchObject({ spend: '1239.25', records: 3, open: 1 });
    expect(after.run.seq).toBeGreaterThan(before.run.seq);

    expect(await errorsOf(run)).toMatchObject({ total: 1, items: [{ rowNumber: 4, mend: null }] });
    const mended = await errorsOf(run, '?status=mended');
    expect(mended).toMatchObject({
      total: 1,
      items: [
        {
          rowNumber: 2,
          row: { Cost: 'n.n.' },
          mend: {
            kind: 'record',
            by: { name: expect.any(String) },
            before: { Cost: 'n.n.' },
            values: { Cost: '1,234.25' },
            record: {
              date: '2026-03-02',
              campaign: 'Brand\nnorth',
              spend: '1234.25',
              clicks: 7,
              conversions: null,
            },
          },
        },
      ],
    });
    const records = (await client.get(`/api/runs/${run.id}/records`)).body.items;
    expect(records.map(({ rowNumber }: { rowNumber: number }) => rowNumber)).toEqual([1, 2, 3]);
    const exported = (await client.get(`/api/runs/${run.id}/errors/export`)).body as string;
    expect(exported.trim().split('\n')).toHaveLength(2);
    const receipt = (await client.get(`/api/runs/${run.id}/receipt`)).body;
    expect(receipt.lines).toMatchObject({ imported: 4, rejected: 1, excluded: 0, total: 6 });
    expect(receipt.sums).toMatchObject({ imported: { clicks: '11' }, rejected: { spend: '1', clicks: '1' } });

    expect((await mend(run, 2, { Cost: '5' })).body).toMatchObject({ status: 409, code: 'already_mended' });
    const undone = await undo(run, 2);
    expect(undone.body).toMatchObject({ rowNumber: 2, mend: null, errors: [{ code: 'invalid_number' }] });
    const { run: again, ...figures } = await accountOf(client, run.id);
    expect(figures).toEqual({ spend: '5', records: 2, open: 2, excluded: 0 });
    expect(again.topErrors).toEqual(run.topErrors);
    expect((await undo(run, 2)).status).toBe(404);
    expect((await mend(run, 2, { Cost: '6' })).body.mended).toBe(1);
    expect((await accountOf(client, run.id)).spend).toBe('11');
  });

  it('changes nothing while the row still fails, and says why', async () => {
    const run = await imported([good(1), '2026-03-02,Brand,Search,x,y']);
    const { body } = await mend(run, 2, { Cost: '1' });
    expect(body).toMatchObject({ mended: 0, stillInvalid: 1, change: null });
    expect(body.problems).toMatchObject([
      { rowNumber: 2, errors: [{ code: 'invalid_integer', column: 'Clicks' }] },
    ]);
    const { run: same } = await accountOf(client, run.id);
    expect(same).toEqual(run);
    expect((await mend(run, 2, { Cost: '1', Clicks: '2' })).body.mended).toBe(1);
  });

  it('keeps the rules of the schema version that the run was imported with', async () => {
    const draft = await draftOf(client, `${HEADER}\n${good(1)}\n2026-03-02,Brand,Search,99,1\n`, null);
    const rules = { spend: { max: '50' } };
    await client.put(`/api/datasets/${draft.datasetId}/schema`, { mapping: MAPPING, rules });
    await started(client, draft);
    const run = await runWhen(client, draft.id, ({ status }) => status === 'SUCCEEDED');
    await client.put(`/api/datasets/${draft.datasetId}/schema`, { mapping: MAPPING, rules: {} });
    expect((await mend(run, 2, { Cost: '51' })).body).toMatchObject({ stillInvalid: 1 });
    expect((await mend(run, 2, { Cost: '50' })).body).toMatchObject({ mended: 1 });
  });

  it('says what it cannot do', async () => {
    const run = await imported([good(1), 'x,B,Search,1,1']);
    const unknown = await mend(run, 2, { Costs: '1', Day: '2026-03-01' });
    expect(unknown.body).toMatchObject({
      status: 422,
      code: 'unknown_column',
      errors: [{ path: 'values.Costs' }],
    });
    expect(unknown.body.detail).toContain('Costs');
    for (const row of [1, 3, 'abc', '99999999999'])
      expect((await mend(run, row, { Day: '2026-03-01' })).body).toMatchObject({ code: 'not_found' });
    for (const values of [{}, null, [], { Day: 1 }, 'x'])
      expect((await mend(run, 2, values)).body).toMatchObject({ code: 'invalid_request' });
    const draft = await draftOf(client, `${HEADER}\nx,B,Search,1,1\n`, MAPPING);
    expect((await mend(draft, 1, { Day: '2026-03-01' })).body).toMatchObject({ code: 'invalid_state' });
    const stranger = await api.stranger();
    const foreign = await stranger.patch(`/api/runs/${run.id}/errors/2`, { values: { Day: '2026-03-01' } });
    expect(foreign.status).toBe(404);
  });

  it('is told on the stream of the organization, in the log and in the audit', async () => {
    const run = await imported([good(1), 'x,B,Search,1,1']);
    const stream = await EventReader.open(client, `/api/events?orgId=${client.orgId}`);
    await mend(run, 2, { Day: '2026-03-09' });
    const event = await stream.until(({ data }) => data.id === run.id);
    expect(event).toMatchObject({ data: { id: run.id, validRows: 2, invalidRows: 0 } });
    await stream.close();
    const log = (await client.get(`/api/runs/${run.id}/log`)).body;
    expect(log.at(-1)).toMatchObject({ event: 'mended', text: expect.stringMatching(/^1 row mended by /) });
    const [audit] = await api.dataSource.query(
      "SELECT detail FROM audit_event WHERE action = 'run.mended' AND resource_id = $1",
      [run.id],
    );
    expect(audit.detail).toEqual({ mended: 1, excluded: 0, spend: '1' });
  });
});

describe('mending rows alike', () => {
  const cause = { code: 'invalid_number', field: 'spend', value: 'n.n.' };

  it('sets one value in all open rows of one cause and value', async () => {
    const run = await imported([
      ...Array.from({ length: 2_500 }, (_, n) => `2026-03-01,B ${n},Search,n.n.,1`),
      '2026-03-01,B,Search,n.n.,bad',
      '2026-03-01,B,Search,other,1',
      good(1),
    ]);
    await mend(run, 7, { Cost: '4' });
    const preview = await alike(run, { ...cause, set: '0.10', preview: true });
    expect(preview.body).toMatchObject({ mended: 2_499, stillInvalid: 1, change: null });
    expect(preview.body.samples).toHaveLength(5);
    expect(preview.body.samples[0]).toMatchObject({
      rowNumber: 1,
      before: { Cost: 'n.n.' },
      values: { Cost: '0.10' },
      record: { spend: '0.1' },
      errors: [],
    });
    expect((await accountOf(client, run.id)).open).toBe(2_501);

    const { body } = await alike(run, { ...cause, set: '0.10' });
    expect(body).toMatchObject({ mended: 2_499, stillInvalid: 1, excluded: 0, samples: [] });
    expect(await accountOf(client, run.id)).toMatchObject({ open: 2, records: 2_501, spend: '255.4' });

    const undone = await client.post(`/api/runs/${run.id}/errors/undo`, { change: body.change });
    expect(undone.body).toEqual({ undone: 2_499 });
    expect(await accountOf(client, run.id)).toMatchObject({ open: 2_501, spend: '5.5' });
    expect((await client.post(`/api/runs/${run.id}/errors/undo`, { change: 'x' })).status).toBe(400);
  }, 60_000);

  it('reads rows before it holds anybody up, and counts what was mended meanwhile', async () => {
    const run = await imported([good(1), ...[2, 3, 4].map((n) => `2026-03-01,B,Search,n.n.,${n}`)]);
    const ledger = await holdPublishes(api, run.datasetId);
    const first = mend(run, 3, { Cost: '7' });
    await waitingForLocks(1);
    const others = alike(run, { ...cause, set: '1' });
    await waitingForLocks(2);
    await ledger.release();
    expect((await first).status).toBe(200);
    expect((await others).body).toMatchObject({ mended: 2, alreadyMended: 1, stillInvalid: 0 });
    expect(await accountOf(client, run.id)).toMatchObject({ open: 0, records: 4, spend: '10.5' });
  });

  it('drops rows, which then count as excluded', async () => {
    const run = await imported([
      good(1),
      '2026-03-01,"B\nb",Search,n.n.,3',
      '2026-03-01,B,Search,n.n.,4',
      'x,B,C,1,1',
    ]);
    const { body } = await alike(run, { ...cause, drop: true });
    expect(body).toMatchObject({ mended: 0, excluded: 2, stillInvalid: 0 });
    expect(await accountOf(client, run.id)).toMatchObject({ open: 1, records: 1, excluded: 2 });
    const receipt = (await client.get(`/api/runs/${run.id}/receipt`)).body;
    expect(receipt.lines).toMatchObject({ imported: 1, rejected: 1, excluded: 3 });
    expect(receipt.sums).toMatchObject({ rejected: { clicks: '1' }, excluded: { clicks: '7' } });
    expect((await errorsOf(run, '?status=excluded')).items[0].mend).toMatchObject({
      kind: 'excluded',
      record: null,
    });
    expect((await mend(run, 2, { Cost: '1' })).body).toMatchObject({ code: 'already_mended' });
    expect((await undo(run, 2)).status).toBe(200);
    expect(await accountOf(client, run.id)).toMatchObject({ open: 2, excluded: 1 });
  });

  it('empties cells beyond the table', async () => {
    const run = await imported([good(1), `${good(2)},9,8`, `${good(3)},9`]);
    const { body } = await alike(run, { code: 'too_many_fields', field: null, value: '9', set: '' });
    expect(body).toMatchObject({ mended: 2 });
    expect(await accountOf(client, run.id)).toMatchObject({ open: 0, spend: '7.5' });
  });

  it('takes either a value or a drop', async () => {
    const run = await imported([good(1)]);
    for (const request of [
      cause,
      { ...cause, set: '1', drop: true },
      { ...cause, code: 'nonsense', set: '1' },
    ])
      expect((await alike(run, request)).body).toMatchObject({ status: 400, code: 'invalid_request' });
    expect((await alike(run, { ...cause, set: '1' })).body).toMatchObject({ mended: 0, change: null });
  });
});

describe('mended rows of a run', () => {
  it('come at their place in every order, page by page', async () => {
    const rows = Array.from({ length: 60 }, (_, n) =>
      n % 3 === 0 ? `2026-03-01,C${n},Search,n.n.,` : good(n),
    );
    const run = await imported(rows);
    const { body } = await alike(run, { code: 'invalid_number', field: 'spend', value: 'n.n.', set: '10.5' });
    expect(body.mended).toBe(20);
    for (const sort of [
      'rowNumber',
      '-rowNumber',
      'spend',
      '-spend',
      'campaign',
      '-date',
      'clicks',
      '-clicks',
    ]) {
      const whole = (await client.get(`/api/runs/${run.id}/records?limit=100&sort=${sort}`)).body.items;
      expect(whole).toHaveLength(60);
      const paged = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: string = cursor && `&cursor=${cursor}`;
        const answer = await client.get(`/api/runs/${run.id}/records?limit=7&sort=${sort}${page}`);
        paged.push(...answer.body.items);
        cursor = answer.body.nextCursor;
      }
      expect(paged).toEqual(whole);
    }
    const exported = (await client.get(`/api/runs/${run.id}/records/export`)).body as string;
    const numbers = exported
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.split(',')[0]));
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
  });

  it('are merged, not sorted, into the order of the file', async () => {
    const run = await imported(
      Array.from({ length: 21_000 }, (_, n) => (n % 100 === 0 ? 'x,B,Search,1,1' : good(n))),
    );
    await alike(run, { code: 'invalid_date', field: 'date', value: 'x', set: '2026-03-09' });
    const [row] = await api.dataSource.query(`${RUN_SELECT} WHERE r.id = $1`, [run.id]);
    const rows = publishedRowsOf(row);
    if (!rows) throw new Error('The run is not published');
    const lines = await api.dataSource.query(
      `EXPLAIN SELECT campaign FROM ${recordsOf(rows)} WHERE ${RECORD_CONDITION} ORDER BY row_number LIMIT 50`,
      recordParameters(run.orgId, rows, {}),
    );
    const plan = lines.map((line: Record<string, string>) => line['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/Merge Append[^]*?\n\s+-> {2}Index Scan using record_/);
    expect(await accountOf(client, run.id)).toMatchObject({ open: 0, records: 21_000 });
  }, 60_000);
});

describe('slices of mended rows', () => {
  it('displace an older run on a day that the run did not hold, until the mend is undone', async () => {
    const older = await imported([good(0), '2026-03-09,B,Search,5,1']);
    const upload = await client.upload(
      `/api/datasets/${older.datasetId}/uploads`,
      'next.csv',
      `${HEADER}\n2026-03-10,B,Search,1,1\n2026-03-9x,B,Search,7,1\n`,
    );
    await started(client, upload.body.run);
    const newer = await runWhen(client, upload.body.run.id, ({ status }) => status === 'SUCCEEDED');
    const before = [`03-01 ${older.id}`, `03-09 ${older.id}`, `03-10 ${newer.id}`];
    expect(await liveSlices(older.datasetId)).toEqual(before);

    await mend(newer, 2, { Day: '2026-03-09' });
    expect(await liveSlices(older.datasetId)).toEqual([
      `03-01 ${older.id}`,
      `03-09 ${newer.id}`,
      `03-10 ${newer.id}`,
    ]);
    const [{ spend }] = await api.dataSource.query(
      "SELECT sum(spend)::text AS spend FROM live_rollup WHERE dataset_id = $1 AND date = '2026-03-09'",
      [older.datasetId],
    );
    expect(spend).toBe('7');
    await undo(newer, 2);
    expect(await liveSlices(older.datasetId)).toEqual(before);
    await mend(newer, 2, { Day: '2026-03-09' });
    expect(await liveSlices(older.datasetId)).toContain(`03-09 ${newer.id}`);
    const [{ past }] = await api.dataSource.query(
      `SELECT count(*)::int AS past FROM live_slice_at($1, (SELECT published_at FROM import_run WHERE id = $2))
       WHERE run_id = $2`,
      [older.datasetId, newer.id],
    );
    expect(past).toBe(1);
  });
});

describe('many at once', () => {
  it('mend a row once, and count every mend exactly', async () => {
    const run = await imported([
      good(1),
      ...Array.from({ length: 50 }, (_, n) => `bad,B ${n},Search,1.01,1`),
    ]);
    const twice = await Promise.all([1, 2, 3].map((day) => mend(run, 2, { Day: `2026-03-0${day}` })));
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const rest = await Promise.all(
      Array.from({ length: 49 }, (_, n) =>
        mend(run, n + 3, { Day: `2026-04-${String((n % 30) + 1).padStart(2, '0')}` }),
      ),
    );
    expect(rest.filter(({ body }) => (body as MendResult).mended !== 1)).toEqual([]);
    expect(await accountOf(client, run.id)).toMatchObject({ open: 0, records: 51, spend: '52' });
    const undone = await Promise.all(Array.from({ length: 50 }, (_, n) => undo(run, n + 2)));
    expect(undone.filter(({ status }) => status !== 200)).toEqual([]);
    const { run: after, ...figures } = await accountOf(client, run.id);
    expect(figures).toEqual({ open: 50, records: 1, spend: '1.5', excluded: 0 });
    expect(after.topErrors).toEqual(run.topErrors);
    expect((await liveSlices(run.datasetId)).length).toBe(1);
  }, 60_000);

  it('do not meet in a run that is reverted at the same time', async () => {
    const run = await imported([good(1), 'bad,B,Search,1,1']);
    const [mended] = await Promise.all([
      mend(run, 2, { Day: '2026-03-01' }),
      client.post(`/api/runs/${run.id}/revert`),
    ]);
    expect(mended.status).toBe(200);
    expect(await accountOf(client, run.id)).toMatchObject({
      open: 0,
      records: 2,
      run: { status: 'REVERTED' },
    });
    expect(await liveSlices(run.datasetId)).toEqual([]);
    await undo(run, 2);
    await mend(run, 2, { Day: '2026-03-05' });
    expect((await client.post(`/api/runs/${run.id}/restore`)).status).toBe(200);
    expect(await accountOf(client, run.id)).toMatchObject({ open: 0, records: 2 });
    expect(await liveSlices(run.datasetId)).toHaveLength(2);
  });
});
