import type { Mapping, RowError, Run } from '@etl-studio/contracts';
import {
  accountOf,
  draftOf,
  runWhen,
  started,
  startTestApp,
  startWorker,
  type TestApp,
  type TestClient,
  type WorkerProcess,
} from '../../testing';

const MAPPING: Mapping = {
  date: { source: 'Day', format: 'YYYY-MM-DD' },
  campaign: { source: 'Campaign' },
  channel: { source: 'Channel' },
  spend: { source: 'Cost' },
};
const ROWS = [
  '2026-03-01,A,Search,1',
  '2026-03-02,A,Search,n.n.',
  '2026-03-03,A,Search,n.n.',
  '2026-03-04,A,Search,-',
  'bad,A,Search,5',
  '2026-03-06,A,Search,x',
];

let api: TestApp;
let client: TestClient;
let colleague: TestClient;
let worker: WorkerProcess;

beforeAll(async () => {
  api = await startTestApp();
  worker = await startWorker(api);
  client = await api.as('MEMBER');
  colleague = await api.as('ADMIN');
}, 240_000);

afterAll(async () => {
  await worker.stop();
  await api.close();
});

const succeeded = ({ status }: Run) => status === 'SUCCEEDED';

/** Six rows, of which the second is 20, the fourth 40 and the third dropped by mends; the last two are open. */
async function mendedRun(): Promise<Run> {
  const draft = await draftOf(client, `Day,Campaign,Channel,Cost\n${ROWS.join('\n')}\n`, MAPPING);
  const run = await runWhen(client, await started(client, draft), succeeded);
  const errors = `/api/runs/${run.id}/errors`;
  await colleague.patch(`${errors}/2`, { values: { Cost: '20' } });
  await client.patch(`${errors}/4`, { values: { Cost: '40', Day: '2026-03-14' } });
  await client.post(`${errors}/mend`, { code: 'invalid_number', field: 'spend', value: 'n.n.', drop: true });
  expect(await accountOf(client, run.id)).toMatchObject({ records: 3, open: 2, excluded: 1, spend: '61' });
  return run;
}

async function rerun(origin: Run, mapping: Mapping, rules: object): Promise<Run> {
  const schema = await client.put(`/api/datasets/${origin.datasetId}/schema`, { mapping, rules });
  const { version: schemaVersion } = schema.body;
  const draft = await client.post(`/api/runs/${origin.id}/rerun`, { schemaVersion });
  expect(draft.status).toBe(201);
  await started(client, draft.body);
  return runWhen(client, draft.body.id, succeeded);
}

const errorsOf = async (run: Run, status: string) =>
  (await client.get(`/api/runs/${run.id}/errors?status=${status}`)).body.items;

describe('a rerun of a mended run', () => {
  it('has its mends, by their authors, and balances', async () => {
    const origin = await mendedRun();
    const again = await rerun(origin, MAPPING, {});
    expect(await accountOf(client, again.id)).toMatchObject({
      records: 3,
      open: 2,
      excluded: 1,
      spend: '61',
    });
    expect((await client.get(`/api/runs/${origin.id}`)).body.status).toBe('REVERTED');
    const mends = async (run: Run) =>
      ((await errorsOf(run, 'all')) as RowError[]).map(({ rowNumber, mend }: RowError) => ({
        rowNumber,
        mend: mend && { ...mend, id: '', at: '' },
      }));
    expect(await mends(again)).toEqual(await mends(origin));
    const days = await api.dataSource.query(
      "SELECT to_char(date, 'DD') AS day FROM live_slice WHERE run_id = $1 ORDER BY 1",
      [again.id],
    );
    expect(days.map(({ day }: { day: string }) => day)).toEqual(['01', '02', '14']);
  });

  it('reads rows with their mended cells also where they would pass by themselves now', async () => {
    const origin = await mendedRun();
    const withDefault = { ...MAPPING, spend: { source: 'Cost', default: '7' } };
    const again = await rerun(origin, withDefault, {});
    expect(await accountOf(client, again.id)).toMatchObject({
      records: 3,
      open: 2,
      excluded: 1,
      spend: '61',
    });
    const undone = await client.delete(`/api/runs/${again.id}/errors/4/mend`);
    expect(undone.body).toMatchObject({ status: 409, code: 'invalid_state' });
    const [{ change }] = await api.dataSource.query(
      'SELECT published_at::text AS change FROM import_run WHERE id = $1',
      [again.id],
    );
    const [day, time] = change.split(' ');
    const together = await client.post(`/api/runs/${again.id}/errors/undo`, {
      change: `${day}T${time.replace(/\+00$/, 'Z')}`,
    });
    expect(together).toMatchObject({ status: 200, body: { undone: 2 } });
    expect(await accountOf(client, again.id)).toMatchObject({
      records: 2,
      open: 4,
      excluded: 0,
      spend: '41',
    });
  });

  it('are also those of the origin of a rerun that came to nothing', async () => {
    const origin = await mendedRun();
    const failed = (await client.post(`/api/runs/${origin.id}/rerun`)).body as Run;
    await api.dataSource.query("UPDATE import_run SET status = 'FAILED' WHERE id = $1", [failed.id]);
    const again = await rerun({ ...origin, id: failed.id }, MAPPING, {});
    expect(again.rerunOf).toBe(failed.id);
    expect(await accountOf(client, again.id)).toMatchObject({
      records: 3,
      open: 2,
      excluded: 1,
      spend: '61',
    });
    expect((await client.get(`/api/runs/${origin.id}`)).body.status).toBe('REVERTED');
  });

  it('opens rows whose mends break its rules, and takes those as they stand that pass without', async () => {
    const origin = await mendedRun();
    const withDefault = { ...MAPPING, spend: { source: 'Cost', default: '7' } };
    const again = await rerun(origin, withDefault, { spend: { max: '15' } });
    expect(await accountOf(client, again.id)).toMatchObject({ records: 2, open: 3, excluded: 1, spend: '8' });
    expect((await errorsOf(again, 'open')).map(({ rowNumber }: { rowNumber: number }) => rowNumber)).toEqual([
      2, 5, 6,
    ]);
  });

  it('finds mends at any row of a large file', async () => {
    const rows = Array.from({ length: 30_000 }, (_, n) =>
      n % 1_000 === 999 ? `2026-03-01,A,Search,n.n.` : `2026-03-01,A ${n % 9},Search,1`,
    );
    const draft = await draftOf(client, `Day,Campaign,Channel,Cost\n${rows.join('\n')}\n`, MAPPING);
    const origin = await runWhen(client, await started(client, draft), succeeded);
    const errors = `/api/runs/${origin.id}/errors`;
    await client.post(`${errors}/mend`, { code: 'invalid_number', field: 'spend', value: 'n.n.', set: '2' });
    const before = await accountOf(client, origin.id);
    expect(before).toMatchObject({ open: 0, records: 30_000, spend: '30030' });
    const again = await rerun(origin, { ...MAPPING, campaign: { constant: 'All' } }, {});
    expect(await accountOf(client, again.id)).toMatchObject({ open: 0, records: 30_000, spend: '30030' });
  });
});

describe('a mend of a reverted run', () => {
  it('counts once when the run is restored, also if slices were told apart otherwise meanwhile', async () => {
    const run = await mendedRun();
    const dataset = `/api/datasets/${run.datasetId}`;
    await client.post(`/api/runs/${run.id}/revert`);
    expect((await client.patch(dataset, { sliceBy: 'date' })).status).toBe(200);
    const mend = { values: { Cost: '6', Day: '2026-03-01' } };
    expect((await client.patch(`/api/runs/${run.id}/errors/6`, mend)).body).toMatchObject({ mended: 1 });
    expect((await client.post(`/api/runs/${run.id}/restore`)).status).toBe(409);
    expect((await client.patch(dataset, { sliceBy: 'date,channel' })).status).toBe(200);
    expect((await client.post(`/api/runs/${run.id}/restore`)).status).toBe(200);
    expect((await client.get(dataset)).body.totals.spend).toBe('67');
    const scanned = await client.get(`${dataset}/records?minSpend=0`);
    expect(scanned.body.sums.spend).toBe('67');
  });
});
