import { randomUUID } from 'node:crypto';
import { startTestApp, TEST_PASSWORD, type TestApp, TestClient } from '../../testing';
import { OIDC_CLIENT, type ProviderAccount, TestOidcProvider } from '../../testing/oidc-provider';

const PUBLIC_URL = 'https://etl.installation.test';
const CALLBACK = '/api/auth/oidc/callback';
const HTML = { Accept: 'text/html,application/xhtml+xml' };

/** Follows redirects by hand, with cookies for each server, as a browser does. */
class Browser {
  readonly client: TestClient;
  private readonly jars = new Map<string, Map<string, string>>();

  constructor(private readonly api: TestApp) {
    this.client = api.anonymous();
  }

  cookie(name: string): string | undefined {
    return this.jars.get(this.api.url)?.get(name);
  }

  setCookie(name: string, value: string): void {
    this.jar(this.api.url).set(name, value);
  }

  private jar(origin: string): Map<string, string> {
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar);
    return jar;
  }

  async get(address: string, headers: Record<string, string> = HTML): Promise<Response> {
    const url = new URL(address.replace(PUBLIC_URL, this.api.url), this.api.url);
    const jar = this.jar(url.origin);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { ...headers, ...(cookie && { Cookie: cookie }) },
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(set)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Up to the address with the code, which it does not ask yet. */
  async toCallback(redirect = ''): Promise<string> {
    let response = await this.get(
      `/api/auth/oidc/start${redirect && `?redirect=${encodeURIComponent(redirect)}`}`,
    );
    for (let hops = 0; hops < 10; hops++) {
      const location = response.headers.get('location');
      if (!location) throw new Error(`No way on: ${response.status} ${await response.text()}`);
      const next = new URL(location, response.url).href;
      if (next.startsWith(PUBLIC_URL)) return next;
      response = await this.get(next);
    }
    throw new Error('Too many redirects');
  }

  /** Where the whole way ends. */
  async signIn(redirect?: string): Promise<string | null> {
    return (await this.get(await this.toCallback(redirect))).headers.get('location');
  }

  /** As whom it is signed in. */
  async me() {
    return this.client.get('/api/auth/me', {
      headers: { Cookie: `etl_session=${this.cookie('etl_session') ?? ''}` },
    });
  }
}

const provider = new TestOidcProvider();
let env: Record<string, string>;
let api: TestApp;
beforeAll(async () => {
  await provider.start(PUBLIC_URL + CALLBACK);
  env = {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: OIDC_CLIENT.id,
    OIDC_CLIENT_SECRET: OIDC_CLIENT.secret,
    OIDC_NAME: 'Example ID',
    PUBLIC_URL,
  };
  // All browsers of this spec come from one address.
  api = await startTestApp({ env: { ...env, MAX_FAILED_SIGN_INS_PER_ADDRESS: '1000' } });
}, 60_000);
afterAll(async () => {
  await api.close();
  await provider.stop();
});

/** Signs a person of the provider in there; answers the subject. */
function atProvider(account: ProviderAccount, subject: string = randomUUID()): string {
  provider.accounts.set(subject, account);
  provider.signedIn = subject;
  return subject;
}
const verified = (email: string) => atProvider({ email, email_verified: true, name: 'Ida Identity' });
const someEmail = () => `${randomUUID()}@people.test`;

async function personWith(email: string): Promise<string> {
  const [row] = await api.dataSource.query<[{ id: string }]>(
    `INSERT INTO app_user (email, name, password_hash)
     SELECT $1, 'Known', password_hash FROM app_user WHERE email = 'member@demo.test' RETURNING id`,
    [email],
  );
  return row.id;
}

describe('signing in with another provider', () => {
  it('is offered by name', async () => {
    const { body } = await api.anonymous().get('/api/auth/methods');
    expect(body).toEqual({ singleSignOn: { name: 'Example ID', startPath: '/api/auth/oidc/start' } });
  });

  it('finds a person by verified email, and from then on by subject, whatever the email', async () => {
    const email = someEmail();
    const id = await personWith(email);
    const subject = verified(email.toUpperCase());
    const browser = new Browser(api);
    expect(await browser.signIn('/runs?status=FAILED')).toBe('/runs?status=FAILED');
    expect((await browser.me()).body.user).toEqual({ id, email, name: 'Known' });
    atProvider({ email: 'renamed@people.test', email_verified: false }, subject);
    const again = new Browser(api);
    expect(await again.signIn()).toBe('/');
    expect((await again.me()).body.user.id).toBe(id);
    // The password is still theirs.
    expect((await api.anonymous().signIn(email, TEST_PASSWORD)).user.id).toBe(id);
  });

  it('asks with PKCE, state and nonce, and keeps them where no script and no address shows them', async () => {
    verified(someEmail());
    const response = await new Browser(api).get('/api/auth/oidc/start');
    expect(response.status).toBe(302);
    const { searchParams } = new URL(response.headers.get('location') ?? '');
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: PUBLIC_URL + CALLBACK,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(
      /^etl_sign_in=[\w-]+; Max-Age=600; Path=\/api\/auth\/oidc; .*HttpOnly; SameSite=Lax$/,
    );
    expect(Buffer.from(cookie.slice(12).split(';')[0] ?? '', 'base64url').toString('latin1')).not.toContain(
      'verifier',
    );
  });

  it('ends the session that the browser had before', async () => {
    const email = someEmail();
    await personWith(email);
    verified(email);
    const earlier = await api.as('MEMBER');
    const [, token = ''] = earlier.cookie.split('=');
    const browser = new Browser(api);
    browser.setCookie('etl_session', token);
    await browser.signIn();
    expect(browser.cookie('etl_session')).not.toBe(token);
    expect((await earlier.get('/api/auth/me')).status).toBe(401);
    expect((await browser.me()).body.user.email).toBe(email);
  });

  it.each([
    '//evil.test/',
    '/\\evil.test',
    'https://evil.test/',
    '/a\r\nSet-Cookie: x=y',
    'javascript:alert(1)',
  ])('goes to no other place afterwards than the console: %j', async (redirect) => {
    const email = someEmail();
    await personWith(email);
    verified(email);
    expect(await new Browser(api).signIn(redirect)).toBe('/');
  });
});

describe('nobody is signed in', () => {
  const refused = (problem: string) => `/login?problem=${problem}`;

  async function expectNobody(browser: Browser): Promise<void> {
    expect(browser.cookie('etl_session')).toBeUndefined();
    expect((await browser.me()).status).toBe(401);
  }

  it('with another state than was sent', async () => {
    const email = someEmail();
    await personWith(email);
    verified(email);
    const browser = new Browser(api);
    const url = new URL(await browser.toCallback());
    url.searchParams.set('state', 'x'.repeat(43));
    expect((await browser.get(url.href)).headers.get('location')).toBe(refused('failed'));
    await expectNobody(browser);
  });

  it('with a code that was used before, also by whoever kept the cookie', async () => {
    const email = someEmail();
    await personWith(email);
    verified(email);
    const browser = new Browser(api);
    const callback = await browser.toCallback();
    const kept = browser.cookie('etl_sign_in') ?? '';
    expect((await browser.get(callback)).headers.get('location')).toBe('/');
    const thief = new Browser(api);
    expect((await thief.get(callback)).headers.get('location')).toBe(refused('failed'));
    thief.setCookie('etl_sign_in', kept);
    expect((await thief.get(callback)).headers.get('location')).toBe(refused('failed'));
    await expectNobody(thief);
  });

  it('in another browser than the one that began, or with a cookie we did not make', async () => {
    const email = someEmail();
    await personWith(email);
    verified(email);
    const callback = await new Browser(api).toCallback();
    const other = new Browser(api);
    await other.toCallback();
    expect((await other.get(callback)).headers.get('location')).toBe(refused('failed'));
    other.setCookie('etl_sign_in', Buffer.from('{"state":"x"}').toString('base64url'));
    expect((await other.get(callback)).headers.get('location')).toBe(refused('failed'));
    await expectNobody(other);
  });

  it('whose email the provider has not verified', async () => {
    const email = someEmail();
    await personWith(email);
    atProvider({ email, email_verified: false });
    const browser = new Browser(api);
    expect(await browser.signIn()).toBe(refused('unverified_email'));
    await expectNobody(browser);
  });

  it('whom nobody knows or invites', async () => {
    const email = someEmail();
    verified(email);
    const browser = new Browser(api);
    expect(await browser.signIn()).toBe(refused('unknown_person'));
    await expectNobody(browser);
    expect(await api.dataSource.query('SELECT 1 FROM app_user WHERE email = $1', [email])).toEqual([]);
  });

  it('who got an address that was somebody else’s before', async () => {
    const email = someEmail();
    await personWith(email);
    verified(email);
    await new Browser(api).signIn();
    verified(email);
    const browser = new Browser(api);
    expect(await browser.signIn()).toBe(refused('other_identity'));
    await expectNobody(browser);
  });

  it('and a program is told in a problem', async () => {
    const response = await new Browser(api).get(`${CALLBACK}?code=x&state=y`, { Accept: 'application/json' });
    expect([response.status, (await response.json()) as object]).toEqual([
      403,
      expect.objectContaining({ code: 'sign_in_refused' }),
    ]);
  });
});

describe('somebody new', () => {
  it('who is invited gets an account without a password, and accepts the invite as ever', async () => {
    const owner = await api.stranger();
    const email = someEmail();
    const { body: invite } = await owner.post(`/api/orgs/${owner.orgId}/invites`, { email, role: 'ADMIN' });
    verified(email);
    const browser = new Browser(api);
    expect(await browser.signIn()).toBe('/');
    expect((await browser.me()).body).toMatchObject({
      user: { email, name: 'Ida Identity' },
      orgs: [],
      hasPassword: false,
    });
    const { client } = browser;
    client.cookie = `etl_session=${browser.cookie('etl_session')}`;
    const accepted = await client.post('/api/invites/accept', { token: invite.token });
    expect(accepted.body.orgs).toMatchObject([{ id: owner.orgId, role: 'ADMIN' }]);
    const change = { currentPassword: TEST_PASSWORD, newPassword: 'four unrelated words' };
    const { status, body } = await client.post('/api/auth/password', change);
    expect([status, body.code]).toEqual([409, 'invalid_state']);
    const guess = await api.anonymous().post('/api/auth/login', { email, password: TEST_PASSWORD });
    expect([guess.status, guess.body.code]).toEqual([401, 'invalid_credentials']);
  });

  it('gets an organization of their own where people may sign up, operators included', async () => {
    const operator = someEmail();
    const open = await startTestApp({ env: { ...env, ALLOW_SIGNUP: 'true', OPERATOR_EMAILS: operator } });
    try {
      verified(operator);
      const browser = new Browser(open);
      expect(await browser.signIn()).toBe('/');
      expect((await browser.me()).body).toMatchObject({
        orgs: [{ name: 'Organization of Ida Identity', role: 'OWNER' }],
        isOperator: true,
      });
    } finally {
      await open.close();
    }
  }, 60_000);
});

describe('an account that somebody made with another’s address', () => {
  it('opens for them no longer once its owner has come by single sign-on', async () => {
    const open = await startTestApp({ env: { ...env, ALLOW_SIGNUP: 'true' } });
    try {
      const email = someEmail();
      const squatter = open.anonymous();
      const account = { email, password: 'four unrelated words', name: 'Squatter', orgName: 'Trap' };
      expect((await squatter.post('/api/auth/register', account)).status).toBe(201);
      verified(email);
      expect(await new Browser(open).signIn()).toBe('/');
      expect((await squatter.get('/api/auth/me')).status).toBe(401);
      const { password } = account;
      const again = await open.anonymous().post('/api/auth/login', { email, password });
      expect([again.status, again.body.code]).toEqual([401, 'invalid_credentials']);
    } finally {
      await open.close();
    }
  }, 60_000);
});

describe('a provider that is away', () => {
  it('keeps the API neither from starting nor from signing in by password, and is asked again', async () => {
    const late = new TestOidcProvider();
    await late.start(PUBLIC_URL + CALLBACK);
    const { issuer } = late;
    await late.stop();
    const other = await startTestApp({ env: { ...env, OIDC_ISSUER: issuer } });
    try {
      await other.as('MEMBER');
      const browser = new Browser(other);
      const start = await browser.get('/api/auth/oidc/start');
      expect(start.headers.get('location')).toBe('/login?problem=unavailable');
      const asProgram = await browser.get('/api/auth/oidc/start', { Accept: 'application/json' });
      expect(asProgram.status).toBe(503);
      expect(asProgram.headers.get('retry-after')).toBe('10');
      const problem = await asProgram.text();
      expect(JSON.parse(problem)).toMatchObject({ code: 'unavailable' });
      expect(problem).not.toContain(new URL(issuer).port);
      const back = new TestOidcProvider();
      await back.start(PUBLIC_URL + CALLBACK, Number(new URL(issuer).port));
      const again = await browser.get('/api/auth/oidc/start');
      expect(again.headers.get('location')).toContain(`${issuer}/auth?`);
      const callback = await browser.toCallback().catch(String);
      await back.stop();
      expect(callback).toContain('No way on');
      expect((await browser.get(`${CALLBACK}?code=x&state=y&iss=${issuer}`)).headers.get('location')).toBe(
        '/login?problem=failed',
      );
    } finally {
      await other.close();
    }
  }, 60_000);
});

describe('an installation without another provider', () => {
  it('offers none, and has no such addresses', async () => {
    const other = await startTestApp();
    try {
      const client = other.anonymous();
      expect((await client.get('/api/auth/methods')).body).toEqual({ singleSignOn: null });
      for (const path of ['/api/auth/oidc/start', CALLBACK]) {
        const { status, body } = await client.get(path, { headers: HTML });
        expect([status, body.code]).toEqual([404, 'not_found']);
      }
    } finally {
      await other.close();
    }
  }, 60_000);
});
