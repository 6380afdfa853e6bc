import { startTestApp, type TestApp, type TestClient } from '../testing';

let api: TestApp;
let owner: TestClient;
beforeAll(async () => {
  api = await startTestApp();
  owner = await api.stranger();
  for (const name of ['One', 'Two', 'Three']) await owner.post('/api/datasets', { name });
});
afterAll(() => api.close());

const events = (client: TestClient, query = '', orgId = client.orgId) =>
  client.get(`/api/orgs/${orgId}/audit-events${query}`);

describe('the audit log', () => {
  it('says who did what to which resource, when, and from where', async () => {
    const { headers, body: dataset } = await owner.post('/api/datasets', { name: 'Four' });
    const { status, body } = await events(owner, '?limit=1');
    expect(status).toBe(200);
    expect(body.items).toEqual([
      {
        id: expect.stringMatching(/^\d+$/),
        at: expect.stringMatching(/Z$/),
        action: 'dataset.created',
        actor: { id: owner.userId, name: 'Stranger', email: expect.stringContaining('@elsewhere.test') },
        apiKeyId: null,
        resourceType: 'dataset',
        resourceId: dataset.id,
        detail: expect.objectContaining({ name: 'Four' }),
        ip: expect.stringMatching(/^10\./),
        requestId: headers.get('x-request-id'),
      },
    ]);
  });

  it('comes page by page, newest first', async () => {
    const { body: all } = await events(owner);
    expect(all.items.length).toBe(all.total);
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await events(owner, `?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toEqual(all.items.map(({ id }: { id: string }) => id));
    expect(seen.map(Number)).toEqual([...seen.map(Number)].sort((a, b) => b - a));
  });

  it('is filtered by action, person, resource and time', async () => {
    const { body: all } = await events(owner, '?action=dataset.created');
    const one = all.items.at(-1);
    const count = async (query: string) => (await events(owner, query)).body.total;
    expect(one.detail.name).toBe('One');
    expect(await count(`?resourceType=dataset&resourceId=${one.resourceId}`)).toBe(1);
    expect(await count(`?actor=${owner.userId}&action=dataset.created`)).toBe(all.total);
    expect(await count('?action=dataset.created&actor=00000000-0000-4000-8000-000000000000')).toBe(0);
    const today = new Date(one.at).toISOString().slice(0, 10);
    expect(await count(`?action=dataset.created&from=${today}&to=${today}`)).toBe(all.total);
    expect(await count(`?from=2001-01-01&to=2001-01-31`)).toBe(0);
    expect(await count(`?action=dataset.created&to=${one.at}`)).toBe(1);
  });

  it('takes any moment that can be written', async () => {
    const { body: all } = await events(owner);
    for (const moment of ['9999-12-31', '9999-12-31T23:59:59Z', '2999-03-01T10:20:30%2B05']) {
      const { status, body } = await events(owner, `?to=${moment}`);
      expect([moment, status, body.total]).toEqual([moment, 200, all.total]);
      expect((await events(owner, `?from=${moment}`)).body.total).toBe(0);
    }
    expect((await events(owner, '?from=0001-01-01')).body.total).toBe(all.total);
  });

  it.each(['?from=yesterday', '?actor=me', '?limit=0', '?cursor=x', '?who=me', '?to=2026-02-30'])(
    'refuses %s',
    async (query) => {
      expect((await events(owner, query)).status).toBe(400);
    },
  );

  it('is for ADMINs, and never tells of another organization', async () => {
    const member = await api.joined(owner.orgId, 'MEMBER');
    const admin = await api.joined(owner.orgId, 'ADMIN');
    const stranger = await api.stranger();
    expect((await events(member)).status).toBe(403);
    expect((await events(admin)).status).toBe(200);
    expect((await events(stranger, '', owner.orgId)).status).toBe(404);
    expect((await events(stranger, '?resourceType=dataset')).body.total).toBe(0);
  });
});
