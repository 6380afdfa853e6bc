import { setImmediate } from 'node:timers/promises';
import type { ExecutionContext } from '@nestjs/common';
import type { OrgMembership, Role } from '@etl-studio/contracts';
import type { Operators, Sessions } from '../auth';
import { withTenantToCome } from '../platform/database';
import { accessRule, DomainError, Public } from '../platform/http';
import { AccessGuard } from './access.guard';
import type { ApiKeys } from './api-keys/api-keys';
import { Callers } from './callers';
import type { Memberships } from './memberships';
import type { RequestRates } from './request-rates';
import { RequirePermission } from './require-permission';
import { ResourceOrgs } from './resource-orgs';

const ORG = '7b0c2f4e-5d0e-4f43-9a06-0d1f4b6c8a11';
const DATASET = '0b6f6a54-8f7e-4f0b-8a4e-3a1d8a4c9d22';

class Routes {
  @Public()
  open(): void {}

  closed(): void {}

  @RequirePermission('runs.list')
  list(): void {}

  @RequirePermission('datasets.delete')
  byDataset(): void {}

  @accessRule({ kind: 'session' })
  mine(): void {}

  @accessRule({ kind: 'operator' })
  installation(): void {}
}

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  query?: object;
  params?: object;
  key?: object;
  email?: string;
  /** Whether more was asked than may be. */
  isOver?: boolean;
}

/** Lets a person with these memberships, or nobody, call a route. */
async function call(route: keyof Routes, orgs: OrgMembership[] | null, asked: Asked = {}): Promise<unknown> {
  const { method = 'GET', headers = {}, query = {}, params = {}, key = null, isOver = false } = asked;
  const { email = 'u@x.test' } = asked;
  const request: Record<string, unknown> = {
    method,
    query,
    params,
    requestId: 'q',
    get: (name: string) => headers[name],
    access: undefined,
  };
  const who = orgs && { sessionId: 's', userId: 'u', userName: 'U', email, hasPassword: true };
  const resources = new ResourceOrgs();
  resources.register('dataset', (id) => Promise.resolve(id === DATASET ? ORG : null));
  const callers = new Callers(
    { of: () => Promise.resolve(who) } as unknown as Sessions,
    { of: () => Promise.resolve(key) } as unknown as ApiKeys,
    {
      of: () => Promise.resolve(orgs ?? []),
      roleAtWork: (orgId: string) => Promise.resolve(orgs?.find(({ id }) => id === orgId)?.role ?? null),
    } as unknown as Memberships,
  );
  const count = async () => {
    // Known later than whether the caller may.
    await setImmediate();
    if (isOver) throw new DomainError('too_many_requests', 'Too many.');
  };
  const rates = { count } as unknown as RequestRates;
  const operators = { includes: (email: string) => email === 'ops@x.test' } as unknown as Operators;
  const guard = new AccessGuard(callers, resources, rates, operators);
  const context = {
    getHandler: () => Routes.prototype[route],
    getClass: () => Routes,
    switchToHttp: () => ({ getRequest: () => request }),
  } as unknown as ExecutionContext;
  return withTenantToCome(() => guard.canActivate(context)).then(
    () => request.access ?? 'let in',
    (error: unknown) => (error as DomainError).code,
  );
}

const inOrg = (role: Role, id = ORG): OrgMembership => ({ id, name: 'Org', role });

describe('AccessGuard', () => {
  it('lets nobody into a route without a rule', async () => {
    expect(await call('closed', [inOrg('OWNER')])).toBe('forbidden');
  });

  it('lets everybody into a public one, and only the signed-in into a session’s', async () => {
    expect(await call('open', null)).toBe('let in');
    expect(await call('mine', null)).toBe('unauthenticated');
    expect(await call('mine', [])).toBe('let in');
  });

  it('lets operators, and no owner for being one, see how the installation is', async () => {
    expect(await call('installation', null)).toBe('unauthenticated');
    expect(await call('installation', [inOrg('OWNER')])).toBe('forbidden');
    expect(await call('installation', [], { email: 'ops@x.test' })).toBe('let in');
  });

  it('tells those who ask too much nothing about what they ask for', async () => {
    for (const datasetId of [DATASET, 'c2b0d0aa-1a55-4d51-8f5e-6f6f7a9f3b33'])
      expect(await call('byDataset', [inOrg('ADMIN')], { params: { datasetId }, isOver: true })).toBe(
        'too_many_requests',
      );
  });

  describe('with an API key', () => {
    const headers = { Authorization: 'Bearer etl_x' };
    const key = { id: 'k', orgId: ORG, role: 'ADMIN', createdBy: { id: 'u', name: 'U' } };

    it('acts in the organization of the key only, with its role, and needs no CSRF header', async () => {
      const credential = { kind: 'api-key', id: 'k' };
      expect(await call('list', [], { headers, key, method: 'POST' })).toMatchObject({
        orgId: ORG,
        role: 'ADMIN',
        credential,
      });
      expect(await call('byDataset', [], { headers, key, params: { datasetId: DATASET } })).toMatchObject({
        orgId: ORG,
      });
      const other = { ...headers, 'X-Org-Id': 'f2b0d0aa-1a55-4d51-8f5e-6f6f7a9f3b33' };
      expect(await call('list', [inOrg('OWNER', other['X-Org-Id'])], { headers: other, key })).toBe(
        'not_found',
      );
      const small = { ...key, role: 'MEMBER' };
      expect(
        await call('byDataset', [inOrg('OWNER')], { headers, key: small, params: { datasetId: DATASET } }),
      ).toBe('forbidden');
    });

    it('is judged by the key alone, whatever the cookie says', async () => {
      expect(await call('list', [inOrg('OWNER')], { headers })).toBe('unauthenticated');
      expect(await call('mine', [inOrg('OWNER')], { headers, key })).toBe('forbidden');
    });
  });

  it('takes the organization from the only membership, the header or the query', async () => {
    const other = 'f2b0d0aa-1a55-4d51-8f5e-6f6f7a9f3b33';
    expect(await call('list', [inOrg('MEMBER')])).toMatchObject({
      orgId: ORG,
      role: 'MEMBER',
      userId: 'u',
      requestId: 'q',
    });
    expect(await call('list', [inOrg('MEMBER'), inOrg('ADMIN', other)])).toBe('org_required');
    const both = [inOrg('MEMBER'), inOrg('ADMIN', other)];
    expect(await call('list', both, { headers: { 'X-Org-Id': other } })).toMatchObject({
      orgId: other,
      role: 'ADMIN',
    });
    expect(await call('list', both, { query: { orgId: other } })).toMatchObject({ orgId: other });
    expect(await call('list', [], {})).toBe('org_required');
    expect(await call('list', [inOrg('OWNER')], { headers: { 'X-Org-Id': other } })).toBe('not_found');
    expect(await call('list', [inOrg('OWNER')], { query: { orgId: ['a', 'b'] } })).toBe('not_found');
  });

  it('takes the organization from the resource, whatever the header says', async () => {
    const asked = { params: { datasetId: DATASET }, headers: { 'X-Org-Id': 'other' } };
    expect(await call('byDataset', [inOrg('ADMIN')], asked)).toMatchObject({ orgId: ORG });
    expect(await call('byDataset', [inOrg('MEMBER')], asked)).toBe('forbidden');
    expect(await call('byDataset', [inOrg('OWNER', 'elsewhere')], asked)).toBe('not_found');
    expect(await call('byDataset', [inOrg('OWNER')], { params: { datasetId: ORG } })).toBe('not_found');
    expect(await call('byDataset', [inOrg('OWNER')], { params: { datasetId: 'x' } })).toBe('not_found');
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('refuses a %s without the CSRF header', async (method) => {
    expect(await call('list', [inOrg('OWNER')], { method })).toBe('csrf_required');
    const headers = { 'X-Requested-With': 'etl-studio' };
    expect(await call('list', [inOrg('OWNER')], { method, headers })).toMatchObject({ orgId: ORG });
  });
});
