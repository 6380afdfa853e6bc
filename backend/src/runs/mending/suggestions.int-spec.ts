import type { MendSuggestion, Run } from '@etl-studio/contracts';
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

const ROWS = [
  'Day,Campaign,Channel,Cost,Clicks',
  '01/03/2026,Brand 1,Search,1.50,1',
  '02/03/2026,Brand 2,Socail,2.50,2',
  '03/03/2026,Brand 3,Socail,3.50,3',
  '03/31/2026,Brand 4,Search,4.50,4',
  '04/30/2026,Brand 5,Search,5.50,5',
  '31/31/2026,Brand 6,Search,6.50,6',
  '07/03/2026,Brand 7,Search,7.50 Euro,7',
  '08/03/2026,Brand 8,Nowhere,8.50,8',
  '05/31/2026,Brand 9,Nowhere,9.50,9',
];

let api: TestApp;
let worker: WorkerProcess;
let member: TestClient;
let run: Run;
beforeAll(async () => {
  api = await startTestApp();
  worker = await startWorker(api);
  member = await api.as('MEMBER');
  const draft = await draftOf(member, `${ROWS.join('\n')}\n`, null);
  const schema = await member.put(`/api/datasets/${draft.datasetId}/schema`, {
    mapping: {
      date: { source: 'Day', format: 'DD/MM/YYYY' },
      campaign: { source: 'Campaign' },
      channel: { source: 'Channel' },
      spend: { source: 'Cost', decimal: '.' },
      clicks: { source: 'Clicks' },
    },
    rules: { channel: { allowed: ['Social', 'Search'] } },
  });
  expect(schema.status).toBe(200);
  await started(member, draft);
  run = await runWhen(member, draft.id, ({ status }) => status === 'SUCCEEDED');
}, 240_000);
afterAll(async () => {
  await worker.stop();
  await api.close();
});

const suggestionsFor = async (query = ''): Promise<MendSuggestion[]> => {
  const { status, body } = await member.get(`/api/runs/${run.id}/errors/suggestions${query}`);
  expect(status).toBe(200);
  return body;
};
const alike = (request: object) => member.post(`/api/runs/${run.id}/errors/mend`, request);
const swap = { code: 'invalid_date', field: 'date', value: null, repair: 'swap_day_month' };

describe('suggestions for rejected rows', () => {
  it('name what cells were meant as, for most rows first', async () => {
    const date = { code: 'invalid_date', field: 'date', value: null, repair: 'swap_day_month' };
    expect(await suggestionsFor()).toMatchObject([
      { ...date, before: '03/31/2026', after: '31/03/2026', count: 3 },
      {
        code: 'not_allowed',
        field: 'channel',
        value: 'Socail',
        repair: 'nearest_word',
        after: 'Social',
        count: 2,
      },
      {
        code: 'invalid_number',
        field: 'spend',
        value: null,
        repair: 'currency_text',
        after: '7.50',
        count: 1,
      },
    ]);
    expect(await suggestionsFor('?field=spend')).toHaveLength(1);
  });

  it('are previewed row by row, without the rows that they do nothing for', async () => {
    const { body } = await alike({ ...swap, preview: true });
    expect(body).toMatchObject({ mended: 2, stillInvalid: 1, change: null });
    expect(body.samples).toMatchObject([
      {
        rowNumber: 4,
        before: { Day: '03/31/2026' },
        values: { Day: '31/03/2026' },
        record: { date: '2026-03-31' },
      },
      { rowNumber: 5, values: { Day: '30/04/2026' } },
      { rowNumber: 9, values: { Day: '31/05/2026' }, record: null, errors: [{ field: 'channel' }] },
    ]);
  });

  it('are applied and undone as one change', async () => {
    const done = await alike(swap);
    expect(done.body).toMatchObject({ mended: 2, stillInvalid: 1 });
    expect(await suggestionsFor('?field=date')).toMatchObject([{ before: '05/31/2026', count: 1 }]);
    const undone = await member.post(`/api/runs/${run.id}/errors/undo`, { change: done.body.change });
    expect(undone.body).toEqual({ undone: 2 });
    const word = { code: 'not_allowed', field: 'channel', value: 'Socail', repair: 'nearest_word' };
    expect((await alike(word)).body).toMatchObject({ mended: 2, stillInvalid: 0 });
    const { body } = await member.get(`/api/runs/${run.id}/records?channel=Social`);
    expect(body.total).toBe(2);
  });

  it.each([
    [{ repair: 'guess' }, 'repair'],
    [{ set: '1', repair: 'swap_day_month' }, 'set'],
    [{ drop: true, repair: 'swap_day_month' }, 'set'],
    [{ field: null, repair: 'swap_day_month' }, 'field'],
    [{}, 'set'],
  ])('refuse %j', async (request, path) => {
    const { status, body } = await alike({ code: 'invalid_date', field: 'date', value: null, ...request });
    expect([status, body.errors?.[0]?.path]).toEqual([400, path]);
  });

  it('are told to nobody else', async () => {
    const stranger = await api.stranger();
    expect((await stranger.get(`/api/runs/${run.id}/errors/suggestions`)).status).toBe(404);
  });
});
