import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { type Role, ROLES, roleIncludes } from '@etl-studio/contracts';
import { draftOf, generatedCsv, namedThings, startTestApp, type TestApp, type TestClient } from '../testing';
import { ClosedRoutes } from './closed-routes';
import type { RoleRule } from './require-role';

/** Everything that a MEMBER may not. A route that comes to stand here, or leaves, is a decision to be made here too. */
const ABOVE_MEMBER: Record<string, Role> = {
  'DELETE /api/datasets/{datasetId}': 'ADMIN',
  'PATCH /api/orgs/{orgId}': 'ADMIN',
  'DELETE /api/orgs/{orgId}': 'OWNER',
  'PATCH /api/orgs/{orgId}/members/{userId}': 'ADMIN',
  'DELETE /api/orgs/{orgId}/members/{userId}': 'ADMIN',
  'GET /api/orgs/{orgId}/invites': 'ADMIN',
  'POST /api/orgs/{orgId}/invites': 'ADMIN',
  'DELETE /api/orgs/{orgId}/invites/{inviteId}': 'ADMIN',
  'GET /api/orgs/{orgId}/api-keys': 'ADMIN',
  'POST /api/orgs/{orgId}/api-keys': 'ADMIN',
  'DELETE /api/orgs/{orgId}/api-keys/{keyId}': 'ADMIN',
  'GET /api/orgs/{orgId}/audit-events': 'ADMIN',
  'GET /api/webhooks': 'ADMIN',
  'POST /api/webhooks': 'ADMIN',
  'PATCH /api/webhooks/{webhookId}': 'ADMIN',
  'DELETE /api/webhooks/{webhookId}': 'ADMIN',
  'GET /api/webhooks/{webhookId}/deliveries': 'ADMIN',
  'POST /api/webhooks/{webhookId}/deliveries/{deliveryId}/replay': 'ADMIN',
};
/** Bodies without which a route would not get as far as looking for what its address names. */
const BODIES: Record<string, unknown> = {
  'PATCH /api/orgs/{orgId}/members/{userId}': { role: 'MEMBER' },
};
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

interface Operation {
  parameters?: { name: string; in: string; schema?: { format?: string } }[];
  'x-required-role'?: Role;
}

interface Route {
  /** Such as `GET /api/runs/{runId}`. */
  name: string;
  method: string;
  path: string;
  operation: Operation;
  rule: RoleRule;
}

/** One id per path parameter. */
type Ids = Record<string, string>;

let api: TestApp;
let routes: Route[];
const people = {} as Record<Role | 'stranger' | 'removed', TestClient>;
let own: Ids;
let foreign: Ids;

async function idsOf(owner: TestClient): Promise<Ids> {
  return namedThings(api, owner, await draftOf(owner, generatedCsv(10).text));
}

beforeAll(async () => {
  api = await startTestApp();
  await takeWallOfDatabaseDown();
  people.OWNER = await api.stranger();
  const { orgId } = people.OWNER;
  people.ADMIN = await api.joined(orgId, 'ADMIN');
  people.MEMBER = await api.joined(orgId, 'MEMBER');
  people.removed = await api.joined(orgId, 'OWNER');
  await people.OWNER.delete(`/api/orgs/${orgId}/members/${people.removed.userId}`);
  people.stranger = await api.stranger();
  own = await idsOf(people.OWNER);
  foreign = await idsOf(people.stranger);
  routes = await roleRoutes();
}, 60_000);
afterAll(() => api.close());

/** What is swept is the first wall alone: guards, and the conditions of statements. */
async function takeWallOfDatabaseDown(): Promise<void> {
  const owner = new Client({ connectionString: api.database.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ name: string }>(
    'SELECT oid::regclass::text AS name FROM pg_class WHERE relrowsecurity',
  );
  for (const { name } of rows) await owner.query(`ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`);
  await owner.end();
  expect(rows.length).toBeGreaterThan(20);
}

async function documented(): Promise<{ name: string; method: string; path: string; operation: Operation }[]> {
  const { body } = await api.anonymous().get('/api/openapi.json');
  return Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      const verb = method.toUpperCase();
      return operation ? [{ name: `${verb} ${path}`, method: verb, path, operation }] : [];
    }),
  );
}

/** Rules by the documents' names of their routes. */
function rules(): Map<string, RoleRule> {
  const all = api.app.get(ClosedRoutes).all();
  return new Map(
    all.map(({ route, rule }) => {
      const [verb, path = ''] = route.split(' ');
      const name = `${verb} /${path
        .replace(/\/+/g, '/')
        .replace(/\/$/, '')
        .replace(/:(\w+)/g, '{$1}')}`;
      return [name, rule as RoleRule];
    }),
  );
}

async function roleRoutes(): Promise<Route[]> {
  const known = rules();
  const all = await documented();
  return all.flatMap((route) => {
    const rule = known.get(route.name);
    return rule?.kind === 'role' ? [{ ...route, rule }] : [];
  });
}

interface Reply {
  status: number;
  /** Null for what is no problem. */
  problem: unknown;
}

/** Without what tells one request from another. */
const untraced = (problem: object) => ({ ...problem, requestId: '', instance: '' });

/** Asks without reading what may be a stream without end. */
async function ask(client: TestClient, route: Route, ids: Ids, orgHeader = client.orgId): Promise<Reply> {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? '1'));
  const response = await client.raw(route.method, path, {
    ...(route.method !== 'GET' && { json: BODIES[route.name] ?? {} }),
    headers: { 'X-Org-Id': orgHeader ?? '' },
  });
  const isProblem = response.headers.get('content-type')?.includes('problem+json');
  if (!isProblem) {
    await response.body?.cancel();
    return { status: response.status, problem: null };
  }
  return { status: response.status, problem: untraced((await response.json()) as object) };
}

/** The parameter whose resource says the organization; undefined where a header does. */
const governing = ({ rule }: Route) => rule.resource && `${rule.resource}Id`;

describe('the policy', () => {
  it('is what the document says of every route, and the other way round', async () => {
    const known = rules();
    const all = await documented();
    for (const { name, operation } of all) {
      const rule = known.get(name);
      expect([name, rule && rule.kind]).toEqual([name, expect.any(String)]);
      expect([name, operation['x-required-role']]).toEqual([
        name,
        rule?.kind === 'role' ? rule.role : undefined,
      ]);
    }
    expect(all.length).toBeGreaterThan(40);
  });

  it('asks for more than MEMBER where this table says so, and nowhere else', () => {
    const above = routes
      .filter(({ rule }) => rule.role !== 'MEMBER')
      .map(({ name, rule }) => [name, rule.role]);
    expect(Object.fromEntries(above)).toEqual(ABOVE_MEMBER);
  });
});

describe('every route', () => {
  it('turns away who is not signed in', async () => {
    for (const route of routes) {
      for (const ids of [own, foreign]) {
        const { status } = await ask(api.anonymous(), route, ids);
        expect([route.name, status]).toEqual([route.name, 401]);
      }
    }
  });

  it('answers foreign, random and malformed ids alike, to every role, and own ids to outsiders', async () => {
    const { body } = await people.OWNER.get(`/api/runs/${randomUUID()}`);
    const nothing = untraced(body);
    for (const route of routes) {
      const parameter = governing(route);
      const outsiders: [TestClient, Ids, string?][] = [
        [people.stranger, own, own.orgId],
        [people.removed, own, own.orgId],
      ];
      for (const id of [
        parameter ? foreign[parameter] : foreign.orgId,
        randomUUID(),
        'malformed',
        "' OR 1=1",
      ]) {
        const ids = parameter ? { ...own, [parameter]: id ?? '' } : own;
        for (const role of ROLES) outsiders.push([people[role], ids, parameter ? own.orgId : id]);
      }
      for (const [client, ids, orgHeader] of outsiders) {
        const reply = await ask(client, route, ids, orgHeader);
        expect([route.name, reply]).toEqual([route.name, { status: 404, problem: nothing }]);
      }
    }
  }, 240_000);

  it('answers ids below a resource of one’s own alike: foreign, random and malformed', async () => {
    for (const route of routes) {
      const names = (route.operation.parameters ?? [])
        .filter(
          ({ in: place, name, schema }) =>
            place === 'path' && schema?.format === 'uuid' && name !== governing(route),
        )
        .map(({ name }) => name);
      for (const name of names) {
        const replies: Reply[] = [];
        for (const id of [foreign[name], randomUUID(), 'malformed'])
          replies.push(await ask(people.OWNER, route, { ...own, [name]: id ?? '' }));
        expect([route.name, name, replies[0]?.status]).toEqual([route.name, name, 404]);
        for (const reply of replies)
          expect([route.name, name, reply]).toEqual([route.name, name, replies[0]]);
      }
    }
  }, 60_000);

  it('tells a role that is too small so, and lets every other one in', async () => {
    // What takes something away comes last, what stands deepest first, and the organization after all.
    const order = ({ name, method, path }: Route) => {
      if (name === 'DELETE /api/orgs/{orgId}') return 100;
      return method === 'DELETE' ? 50 - path.split('/').length : 0;
    };
    for (const route of [...routes].sort((a, b) => order(a) - order(b))) {
      for (const role of ROLES.filter((other) => !roleIncludes(other, route.rule.role))) {
        const { status } = await ask(people[role], route, own);
        expect([route.name, role, status]).toEqual([route.name, role, 403]);
      }
      const { status } = await ask(people[route.rule.role], route, own);
      expect([route.name, [401, 403].includes(status), status < 500]).toEqual([route.name, false, true]);
    }
  }, 120_000);
});
