import { randomUUID } from 'node:crypto';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { createApi } from '../api.module';
import { startTestApp, type TestApp } from '../testing';
import { RequirePermission } from './require-permission';

@Controller('api/planted')
class PlantedController {
  @Get(':runId')
  forgotten(): void {}

  @Post()
  @RequirePermission('runs.list')
  borrowed(): void {}
}

@Module({ controllers: [PlantedController] })
class PlantedModule {}

let api: TestApp;
beforeAll(async () => {
  api = await startTestApp();
});
afterAll(() => api.close());

describe('access', () => {
  it('keeps an API from starting that has a route of which the policy says nothing', async () => {
    const app = await createApi(api.config, [PlantedModule]);
    await expect(app.init()).rejects.toThrow(
      'GET /api/planted/{runId} says nothing about who may call it.\n' +
        'POST /api/planted claims “runs.list”, which the policy gives to GET /api/runs.',
    );
    await app.close();
  });

  it('answers a foreign, a random and a malformed id alike', async () => {
    const stranger = await api.stranger();
    const owner = await api.as('OWNER');
    const answers = await Promise.all(
      [stranger.orgId!, randomUUID(), 'not-an-id', "' OR 1=1", '%00'].map((id) =>
        owner.get(`/api/orgs/${encodeURIComponent(id)}`),
      ),
    );
    for (const { status, body } of answers) {
      expect(status).toBe(404);
      expect({ ...body, instance: '', requestId: '' }).toEqual({
        ...answers[0]!.body,
        instance: '',
        requestId: '',
      });
    }
  });

  it('tells a member with too small a role which one is needed', async () => {
    const member = await api.as('MEMBER');
    const { status, body } = await member.patch(`/api/orgs/${member.orgId}`, { name: 'Mine now' });
    expect([status, body.code]).toEqual([403, 'forbidden']);
    expect(body.detail).toContain('ADMIN');
  });

  it('bites with the next request after a removal', async () => {
    const stranger = await api.stranger();
    const { orgId } = stranger;
    expect((await stranger.get(`/api/orgs/${orgId}`)).status).toBe(200);
    await api.dataSource.query('DELETE FROM membership WHERE org_id = $1', [orgId]);
    expect((await stranger.get(`/api/orgs/${orgId}`)).status).toBe(404);
  });
});

describe('organizations', () => {
  it('are made by anybody, who then owns them', async () => {
    const stranger = await api.stranger();
    const { status, body } = await stranger.post('/api/orgs', { name: '  Second  ' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'Second', role: 'OWNER' });
    const { body: list } = await stranger.get('/api/orgs');
    expect(list.items.map(({ name }: { name: string }) => name)).toEqual(['Elsewhere', 'Second']);
    expect(list).toMatchObject({ total: 2, nextCursor: null });
  });

  it('come page by page', async () => {
    const stranger = await api.stranger();
    await stranger.post('/api/orgs', { name: 'Another' });
    const { body: first } = await stranger.get('/api/orgs?limit=1');
    const { body: second } = await stranger.get(`/api/orgs?limit=1&cursor=${first.nextCursor}`);
    expect([first.items[0].name, second.items[0].name, second.nextCursor]).toEqual([
      'Another',
      'Elsewhere',
      null,
    ]);
    expect((await stranger.get('/api/orgs?cursor=garbage')).body.errors[0].path).toBe('cursor');
  });

  it('are renamed by an ADMIN, which the audit log keeps', async () => {
    const admin = await api.as('ADMIN');
    const { body, headers } = await admin.patch(`/api/orgs/${admin.orgId}`, { name: 'Demo organization' });
    expect(body.name).toBe('Demo organization');
    const [event] = await api.dataSource.query(
      `SELECT e.action, u.email, host(e.ip::inet) AS ip FROM audit_event e JOIN app_user u ON u.id = e.user_id WHERE request_id = $1`,
      [headers.get('x-request-id')],
    );
    expect(event).toMatchObject({
      action: 'organization.renamed',
      email: 'admin@demo.test',
      ip: expect.stringMatching(/^10\./),
    });
  });

  it('show their members to members', async () => {
    const member = await api.as('MEMBER');
    const { body } = await member.get(`/api/orgs/${member.orgId}/members`);
    expect(body.items.map(({ role }: { role: string }) => role).sort()).toEqual(['ADMIN', 'MEMBER', 'OWNER']);
  });
});

describe('the audit log', () => {
  it('cannot be changed by the application', async () => {
    await expect(api.dataSource.query('DELETE FROM audit_event')).rejects.toThrow('permission denied');
    await expect(api.dataSource.query(`UPDATE audit_event SET action = 'x'`)).rejects.toThrow(
      'permission denied',
    );
  });
});
