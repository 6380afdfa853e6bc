import { generatedCsv, startTestApp, type TestApp, type TestClient } from '../testing';

let api: TestApp;
beforeAll(async () => {
  const env = { MAX_REQUESTS_PER_MINUTE: '12', MAX_UPLOADS_PER_MINUTE: '3' };
  api = await startTestApp({ env });
});
afterAll(() => api.close());

const refusals = (answers: { status: number; headers: Headers }[]) =>
  answers.filter(({ status }) => status === 429);

async function askOften(client: TestClient, times: number) {
  return Promise.all(Array.from({ length: times }, () => client.get('/api/datasets')));
}

describe('requests', () => {
  it('are limited per person, whatever they ask and with whichever key, and nobody else is', async () => {
    const busy = await api.stranger();
    const { body } = await busy.post(`/api/orgs/${busy.orgId}/api-keys`, { name: 'K', role: 'MEMBER' });
    const answers = await askOften(busy, 15);
    expect(refusals(answers).length).toBe(4);
    for (const { headers } of refusals(answers)) {
      const seconds = Number(headers.get('retry-after'));
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(60);
    }
    const byKey = await api.anonymous().get('/api/datasets', {
      headers: { Authorization: `Bearer ${body.key}` },
    });
    expect([byKey.status, byKey.body.code]).toEqual([429, 'too_many_requests']);
    expect((await (await api.stranger()).get('/api/datasets')).status).toBe(200);
  });

  it('count also where they find nothing', async () => {
    const curious = await api.stranger();
    const answers = await Promise.all(
      Array.from({ length: 14 }, (_, n) => curious.get(`/api/datasets/guess-${n}`)),
    );
    expect(refusals(answers).length).toBe(2);
  });
});

describe('uploads', () => {
  it('have a limit of their own', async () => {
    const client = await api.stranger();
    const { body: dataset } = await client.post('/api/datasets', { name: 'Ads' });
    const statuses: number[] = [];
    for (let seed = 0; seed < 4; seed++) {
      const path = `/api/datasets/${dataset.id}/uploads`;
      statuses.push((await client.upload(path, 'a.csv', generatedCsv(5, { seed }).text)).status);
    }
    expect(statuses).toEqual([201, 201, 201, 429]);
    expect((await client.get('/api/datasets')).status).toBe(200);
  });
});
