import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { NewInvite, Role } from '@etl-studio/contracts';
import { startTestApp, TEST_PASSWORD, type TestApp, type TestClient } from '../testing';

let api: TestApp;
let owner: TestClient;
let org: string;
beforeAll(async () => {
  api = await startTestApp();
  owner = await api.stranger();
  org = owner.orgId!;
});
afterAll(() => api.close());

const PASSWORD = 'four unrelated words';
const someEmail = () => `${randomUUID()}@invited.test`;

async function invited(email: string, role: Role = 'MEMBER', by = owner): Promise<NewInvite> {
  const { status, body } = await by.post(`/api/orgs/${org}/invites`, { email, role });
  expect(status).toBe(201);
  return body;
}

const preview = (token: string) => api.anonymous().post('/api/invites/preview', { token });
const accept = (client: TestClient, token: string, person: object = {}) =>
  client.post('/api/invites/accept', { token, ...person });

describe('an invite', () => {
  it('shows its token once, in the fragment of a link, and keeps a hash', async () => {
    const email = someEmail();
    const { token, link, ...shown } = await invited(`  ${email} `, 'ADMIN');
    expect(link).toBe(`${api.url}/invite#token=${token}`);
    expect(shown).toMatchObject({ email, role: 'ADMIN', createdBy: { id: owner.userId } });
    const days = (Date.parse(shown.expiresAt) - Date.parse(shown.createdAt)) / 86_400_000;
    expect(days).toBe(7);
    const { body } = await owner.get(`/api/orgs/${org}/invites`);
    expect(body.items).toContainEqual(shown);
    expect(JSON.stringify(body)).not.toContain(token);
    const [row] = await api.dataSource.query(
      'SELECT i.*, encode(token_hash, $1) FROM invite i WHERE id = $2',
      ['hex', shown.id],
    );
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it('lets in somebody new with a name and a password, once', async () => {
    const email = someEmail();
    const { token } = await invited(email);
    expect((await preview(token)).body).toMatchObject({
      organization: { id: org, name: 'Elsewhere' },
      email,
      role: 'MEMBER',
      invitedBy: 'Stranger',
      hasAccount: false,
    });
    const client = api.anonymous();
    const { status, body } = await accept(client, token, { name: 'Nia New', password: PASSWORD });
    expect(status).toBe(200);
    expect(body).toMatchObject({ user: { email, name: 'Nia New' }, orgs: [{ id: org, role: 'MEMBER' }] });
    expect((await client.get(`/api/orgs/${org}`)).status).toBe(200);
    expect((await api.anonymous().signIn(email, PASSWORD)).user.email).toBe(email);
    expect((await preview(token)).status).toBe(404);
    expect((await accept(api.anonymous(), token, { name: 'Twice', password: PASSWORD })).status).toBe(404);
    const { body: log } = await owner.get(`/api/orgs/${org}/audit-events?action=invite.accepted&limit=1`);
    expect(log.items[0]).toMatchObject({ actor: { email }, detail: { role: 'MEMBER' } });
  });

  it('is accepted once, however many try at the same time', async () => {
    const { token } = await invited(someEmail());
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => accept(api.anonymous(), token, { name: 'Racer', password: PASSWORD })),
    );
    const won = answers.filter(({ status }) => status === 200);
    expect(won.length).toBe(1);
    for (const { status } of answers) expect([200, 401, 404]).toContain(status);
  });

  it('is for a signed-in person with its email, and for nobody else', async () => {
    const guest = await api.stranger();
    const other = await api.stranger();
    const email = (await guest.get('/api/auth/me')).body.user.email;
    const { token } = await invited(email.toUpperCase());
    const { status, body } = await accept(other, token);
    expect([status, body.code]).toEqual([403, 'forbidden']);
    expect(body.detail).toContain('Sign out');
    // Somebody who has an account proves it by signing in, not by choosing another password.
    const unproven = await accept(api.anonymous(), token, { name: 'Me', password: PASSWORD });
    expect([unproven.status, unproven.body.code]).toEqual([401, 'unauthenticated']);
    expect((await accept(guest, token)).body.orgs).toHaveLength(2);
    expect((await guest.get(`/api/orgs/${org}`)).body.role).toBe('MEMBER');
    expect((await api.anonymous().signIn(email, TEST_PASSWORD)).orgs).toHaveLength(2);
  });

  it('needs the console’s header where a cookie comes along', async () => {
    const guest = await api.stranger();
    const { token } = await invited((await guest.get('/api/auth/me')).body.user.email);
    const answer = await guest.request('POST', '/api/invites/accept', {
      json: { token },
      headers: { 'X-Requested-With': '' },
    });
    expect([answer.status, answer.body.code]).toEqual([403, 'csrf_required']);
  });

  it('opens nothing once it is withdrawn, replaced or past its time', async () => {
    const withdrawn = await invited(someEmail());
    expect((await owner.delete(`/api/orgs/${org}/invites/${withdrawn.id}`)).status).toBe(204);
    expect((await owner.delete(`/api/orgs/${org}/invites/${withdrawn.id}`)).status).toBe(404);
    const email = someEmail();
    const replaced = await invited(email);
    const newest = await invited(email, 'ADMIN');
    const expired = await invited(someEmail());
    await expire(expired.id);
    const nothing = await preview('no-such-token');
    for (const { token } of [withdrawn, replaced, expired]) {
      const { status, body } = await preview(token);
      expect(status).toBe(404);
      expect({ ...body, requestId: '' }).toEqual({ ...nothing.body, requestId: '' });
      expect((await accept(api.anonymous(), token, { name: 'N', password: PASSWORD })).status).toBe(404);
    }
    expect((await preview(newest.token)).body.role).toBe('ADMIN');
  });

  it('grants no more than who made it may grant, also later', async () => {
    const admin = await api.joined(org, 'ADMIN');
    const { status } = await admin.post(`/api/orgs/${org}/invites`, { email: someEmail(), role: 'OWNER' });
    expect(status).toBe(403);
    const byOwner = await invited(someEmail(), 'OWNER');
    expect((await admin.delete(`/api/orgs/${org}/invites/${byOwner.id}`)).status).toBe(403);
    const replacing = { email: byOwner.email, role: 'MEMBER' };
    expect((await admin.post(`/api/orgs/${org}/invites`, replacing)).status).toBe(403);

    const asAdmin = await invited(someEmail(), 'ADMIN', admin);
    const asMember = await invited(someEmail(), 'MEMBER', admin);
    await owner.patch(`/api/orgs/${org}/members/${admin.userId}`, { role: 'MEMBER' });
    expect((await preview(asAdmin.token)).status).toBe(404);
    expect((await preview(asMember.token)).status).toBe(200);
    await owner.delete(`/api/orgs/${org}/members/${admin.userId}`);
    expect((await preview(asMember.token)).status).toBe(404);
  });

  it('is made, listed and withdrawn by ADMINs of its organization only', async () => {
    const { id } = await invited(someEmail());
    const member = await api.joined(org, 'MEMBER');
    const stranger = await api.stranger();
    const call = (client: TestClient) => [
      client.get(`/api/orgs/${org}/invites`),
      client.post(`/api/orgs/${org}/invites`, { email: someEmail(), role: 'MEMBER' }),
      client.delete(`/api/orgs/${org}/invites/${id}`),
    ];
    for (const { status } of await Promise.all(call(member))) expect(status).toBe(403);
    for (const { status } of await Promise.all(call(stranger))) expect(status).toBe(404);
    expect((await stranger.delete(`/api/orgs/${stranger.orgId}/invites/${id}`)).status).toBe(404);
  });

  it('is refused for a member, and for what is no email', async () => {
    const { email } = (await owner.get('/api/auth/me')).body.user;
    const member = await owner.post(`/api/orgs/${org}/invites`, { email, role: 'MEMBER' });
    expect([member.status, member.body.code]).toEqual([409, 'already_member']);
    const nonsense = await owner.post(`/api/orgs/${org}/invites`, { email: 'nobody', role: 'MEMBER' });
    expect([nonsense.status, nonsense.body.errors[0].path]).toEqual([400, 'email']);
  });

  it('asks somebody new for what is missing, and for a password that can be used', async () => {
    const { token } = await invited(someEmail());
    const missing = await accept(api.anonymous(), token);
    expect(missing.body.errors.map(({ path }: { path: string }) => path)).toEqual(['name', 'password']);
    const weak = await accept(api.anonymous(), token, { name: 'N', password: 'short' });
    expect([weak.status, weak.body.errors[0].path]).toEqual([400, 'password']);
    expect((await preview(token)).status).toBe(200);
  });
});

async function expire(id: string): Promise<void> {
  const client = new Client({ connectionString: api.database.ownerUrl });
  await client.connect();
  await client.query('UPDATE invite SET expires_at = now() WHERE id = $1', [id]);
  await client.end();
}
