import { startTestApp, type TestApp } from '../testing';
import { insertDataset } from '../testing/run-fixture';

let api: TestApp;
beforeAll(async () => {
  api = await startTestApp();
});
afterAll(() => api.close());

const POLISH = Buffer.from('Day,Campaign,Cost\n2026-01-13,\xb3\xf3d\x9f,1\n', 'latin1');

it('reads an upload in the encoding that its sender names', async () => {
  const owner = await api.as('OWNER');
  const datasetId = await insertDataset(api.dataSource, owner.orgId!);
  const upload = (encoding: string) =>
    owner.upload(`/api/datasets/${datasetId}/uploads?encoding=${encoding}`, 'polish.csv', POLISH);
  const unknown = await upload('klingon');
  expect([unknown.status, unknown.body.errors[0].path]).toEqual([400, 'encoding']);
  const { status, body } = await upload('cp1250');
  expect([status, body.inspection.dialect.encoding]).toEqual([201, 'windows-1250']);
  expect(body.inspection.preview[0].values[1]).toBe('łódź');
});
