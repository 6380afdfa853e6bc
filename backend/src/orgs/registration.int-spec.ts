import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../testing';

const person = () => ({
  email: `${randomUUID()}@new.test`,
  password: 'four unrelated words',
  name: 'Nia New',
  orgName: 'New and Co',
});

describe('signing up', () => {
  let api: TestApp;
  beforeAll(async () => {
    api = await startTestApp({ env: { ALLOW_SIGNUP: 'true', PUBLIC_URL: 'https://etl.example/' } });
  });
  afterAll(() => api.close());

  it('makes a person who owns a new organization, and signs in', async () => {
    const client = api.anonymous();
    const request = person();
    const { status, body } = await client.post('/api/auth/register', request);
    expect(status).toBe(201);
    expect(body).toEqual({
      user: { id: expect.any(String), email: request.email, name: 'Nia New' },
      hasPassword: true,
      orgs: [{ id: expect.any(String), name: 'New and Co', role: 'OWNER' }],
    });
    expect((await client.get('/api/auth/me')).body).toEqual(body);
    expect((await client.post('/api/datasets', { name: 'Ads' })).status).toBe(201);
    const { link } = (
      await client.post(`/api/orgs/${body.orgs[0].id}/invites`, { email: 'a@b.test', role: 'MEMBER' })
    ).body;
    expect(link).toMatch(/^https:\/\/etl\.example\/invite#token=/);
  });

  it('is refused for an email that has an account, however it is written', async () => {
    const request = person();
    await api.anonymous().post('/api/auth/register', request);
    const twins = await Promise.all(
      [request.email, request.email.toUpperCase()].map((email) =>
        api.anonymous().post('/api/auth/register', { ...request, email }),
      ),
    );
    for (const { status, body } of twins) expect([status, body.code]).toEqual([409, 'email_taken']);
    const [{ count }] = await api.dataSource.query(
      `SELECT count(*)::int FROM membership m JOIN app_user u ON u.id = m.user_id WHERE lower(u.email) = $1`,
      [request.email],
    );
    expect(count).toBe(1);
  });

  it.each([
    [{ email: 'nobody' }, 'email'],
    [{ password: 'short' }, 'password'],
    [{ password: 'passwordpassword' }, 'password'],
    [{ name: ' ' }, 'name'],
    [{ orgName: '' }, 'orgName'],
    [{ role: 'OWNER' }, 'role'],
  ])('is refused with %j', async (fault, path) => {
    const { status, body } = await api.anonymous().post('/api/auth/register', { ...person(), ...fault });
    expect([status, body.errors[0].path]).toEqual([400, path]);
  });

  it('is limited per address', async () => {
    const client = api.anonymous();
    const answers = await Promise.all(
      Array.from({ length: 21 }, () => client.post('/api/auth/register', { ...person(), password: 'short' })),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBe(1);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('without ALLOW_SIGNUP', () => {
  it('nobody signs up', async () => {
    const api = await startTestApp();
    const { status, body } = await api.anonymous().post('/api/auth/register', person());
    expect([status, body.code]).toEqual([403, 'forbidden']);
    await api.close();
  });
});
