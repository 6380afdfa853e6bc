import { startTestApp, type TestApp, type TestClient } from '../testing';
import { insertDataset } from '../testing/run-fixture';

let api: TestApp;
let member: TestClient;
beforeAll(async () => {
  api = await startTestApp();
  member = await api.as('MEMBER');
});
afterAll(() => api.close());

it('a body that ends inside the file is refused as none', async () => {
  const datasetId = await insertDataset(api.dataSource, member.orgId!);
  const { status, body } = await member.request('POST', `/api/datasets/${datasetId}/uploads`, {
    headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
    body: '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nDate,Cost\n',
  });
  expect([status, body.code]).toEqual([400, 'invalid_request']);
  expect(await api.dataSource.query('SELECT 1 FROM stored_file')).toEqual([]);
});
