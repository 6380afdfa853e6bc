import type { Browser } from 'playwright-core';
import { ConsoleSession, launchBrowser } from './console';
import { DAILY_MAPPING, OverApi } from './over-api';
import { addressOf, type Visit, VISITED } from './visited-routes';

type State = 'full' | 'empty' | 'error';

/** `AXE_WHOLE=1`: every route in every state. Else every route as it is mostly seen, and each other one in one of the other states. */
const isWhole = process.env.AXE_WHOLE === '1';
const visits = Object.entries(VISITED);
const some = (which: number) => visits.filter((_, index) => isWhole || index % 4 === which);
const SWEEP = [
  { state: 'full', routes: visits },
  { state: 'empty', routes: some(0) },
  { state: 'error', routes: some(2) },
] as const;

const HEADER = 'Day,Campaign,Channel,Cost,Clicks';
const day = (n: number) => `2026-02-${String(n).padStart(2, '0')}`;
const rows = (from: number, to: number, cost: number) =>
  Array.from({ length: to - from + 1 }, (_, n) =>
    ['Search', 'Social'].map(
      (channel) =>
        `${day(from + n)},Brand ${n % 5},${channel},${from + n === 20 ? 9_000 : cost + (n % 3)}.50,${n}`,
    ),
  ).flat();
const BAD = [
  '2026-02-30,Brand 1,Search,1.00,1',
  `${day(2)},Brand 1,Search,n/a,1`,
  `${day(3)},,Search,2.00,zwei`,
];
const file = (...lines: string[]) => `${[HEADER, ...lines].join('\n')}\n`;
const CHOSEN = {
  name: 'march.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(file(...rows(1, 9, 40), ...BAD)),
};

/** An answer as of a server that is broken inside. */
const PROBLEM = {
  status: 500,
  contentType: 'application/problem+json',
  headers: { 'X-Request-Id': '0b0b0b0b-0000-4000-8000-000000000001' },
  body: JSON.stringify({
    type: 'about:blank',
    title: 'Internal error',
    status: 500,
    code: 'internal',
    detail: 'Something went wrong on the server.',
    requestId: '0b0b0b0b-0000-4000-8000-000000000001',
  }),
};

describe('every route, in both themes', () => {
  let browser: Browser;
  let leave: (() => Promise<void>) | undefined;
  const sessions = new Map<string, ConsoleSession>();
  const ids = new Map<string, Record<string, string>>();

  beforeAll(async () => {
    browser = await launchBrowser();
    const first = await ConsoleSession.open(browser);
    await first.signIn();
    await first.page.waitForURL('**/datasets');
    const full = await OverApi.inNewOrg(first, `Full ${Date.now()}`);
    ids.set('full', await filled(full));
    // Lists are empty in the one; what has an id is empty in the other.
    const empty = await OverApi.inNewOrg(first, `Empty ${Date.now()}`);
    const bare = await OverApi.inNewOrg(first, `Bare ${Date.now()}`);
    const draft = (await bare.draft(await bare.dataset('Other'), 'draft.csv', file(...rows(1, 2, 5)))).id;
    ids.set('bare', { dataset: await bare.dataset('Nothing'), run: draft, draft });
    const { cookies } = await first.context.storageState();
    for (const [name, { orgId }] of Object.entries({ full, empty, bare, error: full }))
      sessions.set(name, await sessionIn(orgId, cookies));
    sessions.set('signedOut full', await ConsoleSession.open(browser));
    sessions.set('signedOut error', await ConsoleSession.open(browser));
    ids.set('error', ids.get('full') ?? {});
    for (const name of ['error', 'signedOut error'])
      await sessions.get(name)?.page.route('**/api/**', (route) =>
        // Who is signed in is known: what fails is what the page is about.
        route.request().url().endsWith('/api/auth/me') ? route.continue() : route.fulfill(PROBLEM),
      );
    leave = async () => {
      for (const org of [full, empty, bare]) await org.leaveNothing();
      await first.close();
    };
  });
  afterAll(async () => {
    await leave?.();
    await browser.close();
  });

  async function sessionIn(
    orgId: string,
    cookies: Parameters<ConsoleSession['context']['addCookies']>[0],
  ): Promise<ConsoleSession> {
    const session = await ConsoleSession.open(browser);
    await session.context.addCookies(cookies);
    await session.context.addInitScript((id) => localStorage.setItem('etl-studio.org', id), orgId);
    return session;
  }

  async function comeTo(path: string, visit: Visit, state: State): Promise<ConsoleSession> {
    const place = state === 'empty' && visit.id ? 'bare' : state;
    const signedOut = `signedOut ${state === 'error' ? 'error' : 'full'}`;
    const session = sessions.get(visit.signedOut ? signedOut : place)!;
    const { page } = session;
    await page.emulateMedia({ colorScheme: 'light' });
    const known = ids.get(place) ?? {};
    if (visit.withFile && state === 'full') {
      await page.goto(addressOf('datasets/:id', visit, known));
      await session.chooseFile(CHOSEN);
      await page.waitForURL('**/import*');
      await page.getByTestId('dry-run-sums').waitFor();
    } else await page.goto(addressOf(path, visit, known));
    await page.locator('h1').first().waitFor({ state: 'attached' });
    await page.locator('ui-skeleton, [aria-busy="true"]').first().waitFor({ state: 'detached' });
    return session;
  }

  describe.each(SWEEP)('in the state $state', ({ state, routes }) => {
    it.each(routes)('%s', async (path, visit) => {
      const session = await comeTo(path, visit, state);
      const { page } = session;
      const found: string[] = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        found.push(...(await session.violations()).map((violation) => `${colorScheme}: ${violation}`));
        if (isWhole) await session.picture(`axe/${state}-${path.replace(/\W+/g, '-')}-${colorScheme}`);
      }
      expect(found).toEqual([]);
      expect(await page.locator('h1').count()).toBe(1);
      const broken = await page.locator('ui-error-panel').count();
      // The sweep is of the states that it says it is of.
      if (state === 'error' && !visit.asksNothing) expect(broken).toBeGreaterThan(0);
      if (state === 'full') {
        expect(broken).toBe(path === 'unavailable' ? 1 : 0);
        expect(await page.locator('ui-empty-state').count()).toBe(visit.startsEmpty ? 1 : 0);
      }
    });
  });
});

/** Two imports, one of them with rows to mend, a draft, an invite and a key. */
async function filled(api: OverApi): Promise<Record<string, string>> {
  const dataset = await api.dataset('Meta Ads EU', DAILY_MAPPING);
  await api.imported(dataset, 'february.csv', file(...rows(1, 24, 100)));
  const run = await api.imported(dataset, 'late-february.csv', file(...rows(20, 28, 90), ...BAD));
  const draft = await api.draft(dataset, 'draft.csv', file(...rows(1, 9, 40), ...BAD));
  const { link } = await api.post<{ link: string }>(`/api/orgs/${api.orgId}/invites`, {
    email: 'ann@demo.test',
    role: 'MEMBER',
  });
  await api.post(`/api/orgs/${api.orgId}/api-keys`, { name: 'Nightly', role: 'MEMBER' });
  const invite = link.split('token=')[1] ?? '';
  return { dataset, run: run.id, draft: draft.id, invite };
}
