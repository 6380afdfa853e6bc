import { createHash } from 'node:crypto';
import { startTestApp, type TestApp, TEST_PASSWORD } from '../testing';

let api: TestApp;
beforeAll(async () => {
  api = await startTestApp();
});
afterAll(() => api.close());

async function addPerson(email: string): Promise<void> {
  await api.dataSource.query(
    `INSERT INTO app_user (email, name, password_hash)
     SELECT $1, 'Extra', password_hash FROM app_user WHERE email = 'member@demo.test'`,
    [email],
  );
}

describe('signing in', () => {
  it('answers who it is and in which organizations, with a cookie scripts cannot read', async () => {
    const client = api.anonymous();
    const answer = await client.post('/api/auth/login', {
      email: 'OWNER@demo.test',
      password: TEST_PASSWORD,
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      user: { email: 'owner@demo.test' },
      orgs: [{ name: 'Demo organization', role: 'OWNER' }],
      hasPassword: true,
    });
    expect(answer.headers.get('set-cookie')).toMatch(/^etl_session=[\w-]{43};.*HttpOnly; SameSite=Lax$/);
    expect((await client.get('/api/auth/me')).body).toEqual(answer.body);
  });

  it('keeps only a hash of the token', async () => {
    const client = await api.as('OWNER');
    const token = client.cookie.split('=')[1] ?? '';
    const hash = createHash('sha256').update(token).digest();
    const rows = await api.dataSource.query('SELECT 1 FROM user_session WHERE token_hash = $1', [hash]);
    expect(rows).toHaveLength(1);
  });

  it('answers an unknown email like a wrong password, and no faster', async () => {
    await addPerson('timing@demo.test');
    const times: Record<string, number> = {};
    const details = new Set<string>();
    for (const email of ['timing@demo.test', 'nobody@demo.test']) {
      const started = performance.now();
      for (let round = 0; round < 3; round++) {
        const { status, body } = await api
          .anonymous()
          .post('/api/auth/login', { email, password: 'not the password' });
        expect([status, body.code]).toEqual([401, 'invalid_credentials']);
        details.add(body.detail);
      }
      times[email] = performance.now() - started;
    }
    expect(details.size).toBe(1);
    expect(times['nobody@demo.test']! / times['timing@demo.test']!).toBeGreaterThan(0.4);
  });

  it('ends the session that the browser had before', async () => {
    const client = await api.as('OWNER');
    const earlier = client.cookie;
    await client.signIn('owner@demo.test');
    expect(client.cookie).not.toBe(earlier);
    expect((await api.anonymous().get('/api/auth/me', { headers: { Cookie: earlier } })).status).toBe(401);
  });

  it('refuses the sixth failed try of an account within a minute, whatever the address', async () => {
    await addPerson('limited@demo.test');
    for (let round = 0; round < 5; round++) {
      const { status } = await api
        .anonymous()
        .post('/api/auth/login', { email: 'limited@demo.test', password: 'x' });
      expect(status).toBe(401);
    }
    const { status, body, headers } = await api
      .anonymous()
      .post('/api/auth/login', { email: 'Limited@demo.test', password: TEST_PASSWORD });
    expect([status, body.code]).toEqual([429, 'too_many_requests']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('counts no tries on another installation that shares the Redis', async () => {
    const other = await startTestApp();
    try {
      const guess = { email: 'member@demo.test', password: 'x' };
      for (let round = 0; round < 6; round++) await other.anonymous().post('/api/auth/login', guess);
      expect((await other.anonymous().post('/api/auth/login', guess)).status).toBe(429);
      await api.as('MEMBER');
    } finally {
      await other.close();
    }
  });

  it('lets successful sign-ins pass without number', async () => {
    await addPerson('often@demo.test');
    for (let round = 0; round < 7; round++) await api.anonymous().signIn('often@demo.test');
  });

  it('refuses the twenty-first failed try of an address', async () => {
    const client = api.anonymous();
    const answers: number[] = [];
    for (let round = 0; round < 21; round++) {
      answers.push(
        (await client.post('/api/auth/login', { email: `guess${round}@demo.test`, password: 'x' })).status,
      );
    }
    expect(answers.filter((status) => status === 401)).toHaveLength(20);
    expect(answers.at(-1)).toBe(429);
  });
});

describe('a session', () => {
  it('ends at logout', async () => {
    const client = await api.as('MEMBER');
    const { cookie } = client;
    expect((await client.post('/api/auth/logout')).status).toBe(204);
    expect((await api.anonymous().get('/api/auth/me', { headers: { Cookie: cookie } })).status).toBe(401);
  });

  it.each([
    ['unused for seven days', `last_seen_at = now() - interval '7 days 1 second'`],
    ['thirty days old', `expires_at = now() - interval '1 second'`],
  ])('ends when it is %s', async (_name, change) => {
    await addPerson(`${encodeURIComponent(change)}@demo.test`);
    const client = api.anonymous();
    const { user } = await client.signIn(`${encodeURIComponent(change)}@demo.test`);
    expect((await client.get('/api/auth/me')).status).toBe(200);
    await api.dataSource.query(`UPDATE user_session SET ${change} WHERE user_id = $1`, [user.id]);
    expect((await client.get('/api/auth/me')).status).toBe(401);
  });

  it('takes no change without the CSRF header', async () => {
    const client = await api.as('MEMBER');
    const { status, body } = await client.post('/api/auth/logout', undefined, {
      headers: { 'X-Requested-With': 'x' },
    });
    expect([status, body.code]).toEqual([403, 'csrf_required']);
    expect((await client.get('/api/auth/me')).status).toBe(200);
  });
});

describe('changing the password', () => {
  const newPassword = 'four unrelated words';

  it('ends the other sessions and keeps this one', async () => {
    await addPerson('changing@demo.test');
    const [here, elsewhere] = [api.anonymous(), api.anonymous()];
    await here.signIn('changing@demo.test');
    await elsewhere.signIn('changing@demo.test');
    const answer = await here.post('/api/auth/password', { currentPassword: TEST_PASSWORD, newPassword });
    expect(answer.status).toBe(204);
    expect((await here.get('/api/auth/me')).status).toBe(200);
    expect((await elsewhere.get('/api/auth/me')).status).toBe(401);
    await elsewhere.signIn('changing@demo.test', newPassword);
  });

  it('needs the current password', async () => {
    const client = await api.as('MEMBER');
    const { status, body } = await client.post('/api/auth/password', {
      currentPassword: 'wrong',
      newPassword,
    });
    expect([status, body.code]).toEqual([401, 'invalid_credentials']);
  });

  it('refuses a short one with what is wrong', async () => {
    const client = await api.as('MEMBER');
    const request = { currentPassword: TEST_PASSWORD, newPassword: 'short' };
    const { status, body } = await client.post('/api/auth/password', request);
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ path: 'newPassword', message: expect.stringContaining('at least 12') }]);
  });
});
