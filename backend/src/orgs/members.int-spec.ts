import { randomUUID } from 'node:crypto';
import type { Role } from '@etl-studio/contracts';
import { EventReader, startTestApp, type TestApp, type TestClient } from '../testing';

/** A short form; LAST_OWNER_ROUNDS=100 is the whole one. */
const ROUNDS = Number(process.env.LAST_OWNER_ROUNDS ?? 3);

let api: TestApp;
let owner: TestClient;
/** An organization of this spec's own, with an OWNER. */
let org: string;
beforeAll(async () => {
  api = await startTestApp();
});
afterAll(() => api.close());
beforeEach(async () => {
  owner = await api.stranger();
  org = owner.orgId!;
});

const path = (userId: string) => `/api/orgs/${org}/members/${userId}`;
const setRole = (by: TestClient, of: TestClient, role: Role) => by.patch(path(of.userId), { role });

async function roles(): Promise<Role[]> {
  const { body } = await owner.get(`/api/orgs/${org}/members`);
  return body.items.map(({ role }: { role: Role }) => role).sort();
}

describe('when a member was last active', () => {
  const lastActiveOf = async ({ userId }: TestClient): Promise<string | null> => {
    const { body } = await owner.get(`/api/orgs/${org}/members`);
    return body.items.find((member: { userId: string }) => member.userId === userId).lastActiveAt;
  };
  const wasActive = (minutesAgo: number, { userId }: TestClient) =>
    api.dataSource.query(
      `UPDATE membership SET last_active_at = now() - make_interval(mins => $2) WHERE user_id = $1`,
      [userId, minutesAgo],
    );

  it('is known once they asked for anything of the organization', async () => {
    const member = await api.joined(org, 'MEMBER');
    await api.dataSource.query('UPDATE membership SET last_active_at = NULL WHERE user_id = $1', [
      member.userId,
    ]);
    expect(await lastActiveOf(member)).toBeNull();
    await member.get('/api/datasets');
    expect(Date.parse((await lastActiveOf(member)) ?? '')).toBeGreaterThan(Date.now() - 60_000);
  });

  it('is written once in a few minutes, not with every request', async () => {
    const member = await api.joined(org, 'MEMBER');
    await wasActive(3, member);
    const before = await lastActiveOf(member);
    await member.get('/api/datasets');
    expect(await lastActiveOf(member)).toBe(before);
    await wasActive(6, member);
    await member.get('/api/datasets');
    expect(Date.parse((await lastActiveOf(member)) ?? '')).toBeGreaterThan(Date.parse(before ?? ''));
  });

  it('is of this organization alone', async () => {
    const member = await api.joined(org, 'MEMBER');
    await wasActive(600, member);
    const before = await lastActiveOf(member);
    await member.post('/api/orgs', { name: 'Another one' });
    expect(await lastActiveOf(member)).toBe(before);
  });
});

describe('roles', () => {
  it('are changed by an ADMIN up to their own, which counts with the next request', async () => {
    const admin = await api.joined(org, 'ADMIN');
    const member = await api.joined(org, 'MEMBER');
    expect((await member.get(`/api/orgs/${org}/api-keys`)).status).toBe(403);
    const { status, body } = await setRole(admin, member, 'ADMIN');
    expect([status, body.role]).toEqual([200, 'ADMIN']);
    expect((await member.get(`/api/orgs/${org}/api-keys`)).status).toBe(200);
    await setRole(owner, member, 'MEMBER');
    expect((await member.get(`/api/orgs/${org}/api-keys`)).status).toBe(403);
  });

  it('above their own are neither granted nor touched by anybody', async () => {
    const admin = await api.joined(org, 'ADMIN');
    const member = await api.joined(org, 'MEMBER');
    for (const answer of [
      await setRole(admin, member, 'OWNER'),
      await setRole(admin, admin, 'OWNER'),
      await setRole(admin, owner, 'MEMBER'),
      await admin.delete(path(owner.userId)),
      await setRole(member, member, 'ADMIN'),
      await member.delete(path(admin.userId)),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
    }
    expect(await roles()).toEqual(['ADMIN', 'MEMBER', 'OWNER']);
    expect((await setRole(owner, member, 'OWNER')).status).toBe(200);
  });

  it('are none of the business of other organizations', async () => {
    const member = await api.joined(org, 'MEMBER');
    const stranger = await api.stranger();
    for (const answer of [
      await setRole(stranger, member, 'ADMIN'),
      await stranger.delete(path(member.userId)),
      await owner.patch(path(stranger.userId), { role: 'MEMBER' }),
      await owner.delete(path(randomUUID())),
      await owner.delete(path('nobody')),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
    }
    expect(await roles()).toEqual(['MEMBER', 'OWNER']);
  });

  it('are one of three', async () => {
    const { status, body } = await owner.patch(path(owner.userId), { role: 'KING' });
    expect([status, body.errors[0].path]).toEqual([400, 'role']);
  });
});

describe('the last owner', () => {
  it('can be neither demoted nor removed', async () => {
    for (const answer of [await setRole(owner, owner, 'ADMIN'), await owner.delete(path(owner.userId))]) {
      expect([answer.status, answer.body.code]).toEqual([409, 'last_owner']);
    }
    expect((await setRole(owner, owner, 'OWNER')).status).toBe(200);
  });

  it(
    `stays, whatever fifty concurrent demotions and removals of the last two do, ${ROUNDS} times`,
    async () => {
      const refusals = { last_owner: 0, others: 0 };
      for (let round = 0; round < ROUNDS; round++) {
        const first = await api.stranger();
        const second = await api.joined(first.orgId, 'OWNER');
        const member = (of: TestClient) => `/api/orgs/${first.orgId}/members/${of.userId}`;
        const attempts = [
          () => first.patch(member(second), { role: 'MEMBER' }),
          () => second.delete(member(first)),
          () => first.delete(member(first)),
          () => second.patch(member(second), { role: 'ADMIN' }),
          () => second.patch(member(first), { role: 'ADMIN' }),
          () => first.delete(member(second)),
        ];
        // Another one begins each time.
        const answers = await Promise.all(
          Array.from({ length: 50 }, (_, n) => attempts[(n + round) % attempts.length]!()),
        );
        for (const { status, body } of answers) {
          expect([200, 204, 403, 404, 409]).toContain(status);
          if (status >= 400) refusals[body.code === 'last_owner' ? 'last_owner' : 'others'] += 1;
        }
        const [left] = await api.dataSource.query(
          `SELECT count(*) FILTER (WHERE role = 'OWNER')::int AS owners FROM membership WHERE org_id = $1`,
          [first.orgId],
        );
        expect([round, left.owners]).toEqual([round, 1]);
      }
      process.stdout.write(
        `LAST OWNER: ${ROUNDS} rounds of 50, the owner stayed in all; refused as the last one ${refusals.last_owner}, otherwise ${refusals.others}\n`,
      );
    },
    30_000 + ROUNDS * 10_000,
  );

  it('does not keep a member from leaving', async () => {
    const member = await api.joined(org, 'MEMBER');
    expect((await member.delete(path(member.userId.toUpperCase()))).status).toBe(204);
    expect((await member.get(`/api/orgs/${org}`)).status).toBe(404);
    const { body } = await owner.get(`/api/orgs/${org}/audit-events?action=member.left`);
    expect(body.items).toMatchObject([{ actor: { id: member.userId }, resourceId: member.userId }]);
  });
});

describe('somebody removed', () => {
  it('is refused with the next request, and their streams end', async () => {
    const member = await api.joined(org, 'MEMBER');
    const stream = await EventReader.open(member, `/api/events?orgId=${org}`);
    expect((await owner.delete(path(member.userId))).status).toBe(204);
    expect((await member.get(`/api/orgs/${org}`)).status).toBe(404);
    expect((await member.get('/api/datasets')).status).toBe(404);
    expect((await member.get('/api/auth/me')).body.orgs).toEqual([]);
    // Ends by itself, well before the stream's longest life.
    expect(await stream.until(() => false, 40)).toBeNull();
    await expect(EventReader.open(member, `/api/events?orgId=${org}`)).rejects.toThrow('404');
  }, 60_000);
});
