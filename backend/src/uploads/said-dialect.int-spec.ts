import { startTestApp, type TestApp, type TestClient } from '../testing';
import { insertDataset } from '../testing/run-fixture';

let api: TestApp;
let owner: TestClient;
let datasetId: string;

beforeAll(async () => {
  api = await startTestApp();
  owner = await api.as('OWNER');
  datasetId = await insertDataset(api.dataSource, owner.orgId!);
});
afterAll(() => api.close());

/** Two rows of possible names, of which the first is taken for the header. */
const TWO_HEADERS = 'Day;Ad;Cost\nTag;Anzeige;Kosten\n2026-01-13;A,B;1\n';

let files = 0;
function upload(query: string, text = TWO_HEADERS) {
  const path = `/api/datasets/${datasetId}/uploads?allowDuplicate=true&${query}`;
  return owner.upload(path, `file-${files++}.csv`, text);
}

const namesIn = (inspection: { columns: { name: string }[] }) => inspection.columns.map(({ name }) => name);

it('reads an upload as its sender says', async () => {
  const { status, body } = await upload('headerRow=2&delimiter=%2C&quote=%27');
  expect(status).toBe(201);
  expect(body.inspection.dialect).toMatchObject({
    delimiter: ',',
    quote: "'",
    headerRow: 2,
    said: { headerRow: 2, delimiter: ',', quote: "'" },
  });
  expect(namesIn(body.inspection)).toEqual(['Tag;Anzeige;Kosten']);
});

it.each([
  ['delimiter', 'delimiter=xx'],
  ['delimiter', 'delimiter=1'],
  ['quote', 'quote=%60'],
  ['headerRow', 'headerRow=-1'],
  ['headerRow', 'headerRow=two'],
  ['encoding', 'encoding=klingon'],
])('refuses a %s that is none: %s', async (path, query) => {
  const { status, body } = await upload(query);
  expect([status, body.code, body.errors[0].path]).toEqual([400, 'invalid_request', path]);
});

it('reads a draft again as somebody says, counts its rows anew and writes down who said it', async () => {
  const { run } = (await upload('')).body;
  expect(run.totalRows).toBe(2);
  const { status, body } = await owner.put(`/api/runs/${run.id}/inspection`, { headerRow: 2 });
  expect([status, namesIn(body)]).toEqual([200, ['Tag', 'Anzeige', 'Kosten']]);
  expect((await owner.get(`/api/runs/${run.id}/inspection`)).body).toEqual(body);
  expect((await owner.get(`/api/runs/${run.id}`)).body.totalRows).toBe(1);
  const { body: log } = await owner.get(`/api/runs/${run.id}/log`);
  expect(log.at(-1)).toMatchObject({ event: 'reread', text: expect.stringContaining('1 data rows') });
  const [{ detail }] = await api.dataSource.query(
    "SELECT detail FROM audit_event WHERE resource_id = $1 AND action = 'run.reread'",
    [run.id],
  );
  expect(detail).toEqual({ headerRow: 2 });
  const { body: again } = await owner.put(`/api/runs/${run.id}/inspection`, {});
  expect([namesIn(again), again.dialect.said]).toEqual([['Day', 'Ad', 'Cost'], undefined]);
});

it('leaves a draft as it is where it is no table when read like that', async () => {
  const { run, inspection } = (await upload('')).body;
  const { status, body } = await owner.put(`/api/runs/${run.id}/inspection`, { headerRow: 99 });
  expect([status, body.code]).toEqual([422, 'no_header']);
  expect(body.detail).toContain('line 99');
  expect((await owner.get(`/api/runs/${run.id}/inspection`)).body).toEqual(inspection);
});

it('reads no run otherwise that has been started, and none of somebody else', async () => {
  const { run } = (await upload('', 'Date,Campaign,Channel,Cost\n2026-01-13,A,TV,1\n')).body;
  const stranger = await api.stranger();
  expect((await stranger.put(`/api/runs/${run.id}/inspection`, {})).status).toBe(404);
  await api.dataSource.query("UPDATE import_run SET status = 'CANCELLED' WHERE id = $1", [run.id]);
  const { status, body } = await owner.put(`/api/runs/${run.id}/inspection`, {});
  expect([status, body.code]).toEqual([409, 'invalid_state']);
});
