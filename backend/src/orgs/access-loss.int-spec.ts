import { EventReader, startTestApp, type TestApp, type TestClient } from '../testing';

/** How often each kind of loss is tried; a hundred times with ACCESS_LOSSES=100. */
const TIMES = Number(process.env.ACCESS_LOSSES ?? 3);
const CLOSED_WITHIN_MS = 30_000;

let api: TestApp;
let owner: TestClient;
beforeAll(async () => {
  api = await startTestApp();
  owner = await api.stranger();
});
afterAll(() => api.close());

const memberPath = (userId: string) => `/api/orgs/${owner.orgId}/members/${userId}`;

interface Loss {
  name: string;
  /** Takes the access of an ADMIN away. */
  lose(admin: TestClient): Promise<{ status: number }>;
  /** Asked for right afterwards, and what it is answered. */
  next: (admin: TestClient) => string;
  refused: number;
  closes: boolean;
}

const losses: Loss[] = [
  {
    name: 'removed',
    lose: (admin) => owner.delete(memberPath(admin.userId)),
    next: () => `/api/orgs/${owner.orgId}`,
    refused: 404,
    closes: true,
  },
  {
    name: 'demoted',
    lose: (admin) => owner.patch(memberPath(admin.userId), { role: 'MEMBER' }),
    next: () => `/api/orgs/${owner.orgId}/audit-events`,
    refused: 403,
    closes: false,
  },
  {
    name: 'signed out',
    lose: (admin) => {
      // A browser forgets its cookie then; whoever has copied it has not.
      const { cookie } = admin;
      return admin.post('/api/auth/logout').finally(() => (admin.cookie = cookie));
    },
    next: () => '/api/auth/me',
    refused: 401,
    closes: true,
  },
];

/** Milliseconds until the server ends the stream; throws when it does not. */
async function closedAfter(stream: EventReader): Promise<number> {
  const from = performance.now();
  await stream.until(() => false, (CLOSED_WITHIN_MS + 5_000) / 1000);
  return performance.now() - from;
}

it.each(losses)(
  'somebody $name is refused with the next request, and their streams end',
  async ({ name, lose, next, refused, closes }) => {
    const waits: Promise<number>[] = [];
    for (let n = 0; n < TIMES; n++) {
      const admin = await api.joined(owner.orgId, 'ADMIN');
      const stream = await EventReader.open(admin, `/api/events?orgId=${owner.orgId}`);
      expect((await admin.get(next(admin))).status).toBe(200);
      expect((await lose(admin)).status).toBeLessThan(300);
      expect((await admin.get(next(admin))).status).toBe(refused);
      if (closes) waits.push(closedAfter(stream));
      else await stream.close();
    }
    const longest = Math.max(0, ...(await Promise.all(waits)));
    console.log(`Access loss: ${name} ×${TIMES}, streams closed within ${Math.round(longest)} ms`);
    expect(longest).toBeLessThan(CLOSED_WITHIN_MS);
  },
  300_000,
);
