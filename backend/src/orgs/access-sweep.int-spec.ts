import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import {
  type Grant,
  grantOf,
  type Permission,
  PERMISSIONS,
  type Role,
  roleMay,
  ROLES,
} from '@etl-studio/contracts';
import { draftOf, generatedCsv, namedThings, startTestApp, type TestApp, type TestClient } from '../testing';
import { ClosedRoutes } from './closed-routes';
import { governingResource } from './governing-resource';

/** What only operators may. */
const FOR_OPERATORS = ['GET /api/admin/health', 'GET /api/admin/queues'];
/** Bodies without which a route would not get as far as looking for what its address names. */
const BODIES: Record<string, unknown> = {
  'PATCH /api/orgs/{orgId}/members/{userId}': { role: 'MEMBER' },
};
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

interface Operation {
  parameters?: { name: string; in: string; schema?: { format?: string } }[];
  'x-permission'?: Permission;
  'x-required-role'?: Role;
  'x-required-operator'?: boolean;
}

/** A line of the policy. */
interface Route {
  permission: Permission;
  grant: Grant;
  /** Such as `GET /api/runs/{runId}`. */
  name: string;
  method: string;
  path: string;
  /** Of its path parameters, those that are ids. */
  ids: string[];
}

/** One id per path parameter. */
type Ids = Record<string, string>;

let api: TestApp;
let routes: Route[];
const people = {} as Record<Role | 'stranger' | 'removed', TestClient>;
/** Keys of the same organization, by their role. */
const programs = {} as Record<Role, TestClient>;
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
  for (const role of ROLES) programs[role] = await program(people.OWNER, role);
  own = await idsOf(people.OWNER);
  foreign = await idsOf(people.stranger);
  routes = await policyRoutes();
}, 60_000);
afterAll(async () => {
  console.log(`Access sweep: ${JSON.stringify(figures)}`);
  await api.close();
});

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

async function documented(): Promise<Map<string, Operation>> {
  const { body } = await api.anonymous().get('/api/openapi.json');
  const all = Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, item]) =>
      METHODS.flatMap((method) => {
        const operation = item[method];
        return operation ? [[`${method.toUpperCase()} ${path}`, operation] as const] : [];
      }),
  );
  return new Map(all);
}

async function policyRoutes(): Promise<Route[]> {
  const operations = await documented();
  return PERMISSIONS.map((permission) => {
    const grant = grantOf(permission);
    const [method = '', path = ''] = grant.route.split(' ');
    const parameters = operations.get(grant.route)?.parameters ?? [];
    const ids = parameters.filter(({ in: place, schema }) => place === 'path' && schema?.format === 'uuid');
    return { permission, grant, name: grant.route, method, path, ids: ids.map(({ name }) => name) };
  });
}

/** Answers asked for, and what was compared with what: printed at the end. */
const figures = { routes: 0, answers: 0, alike: 0, roles: 0 };

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
  figures.answers++;
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
const governing = ({ name }: Route) => governingResource(name)?.parameter;

/** A program with a key of its own, in place of a person. */
async function program(owner: TestClient, role: Role): Promise<TestClient> {
  const { body } = await owner.post(`/api/orgs/${owner.orgId}/api-keys`, { name: `As ${role}`, role });
  const client = api.anonymous();
  client.orgId = owner.orgId;
  const raw = client.raw.bind(client);
  const Authorization = `Bearer ${body.key}`;
  client.raw = (method, path, call) =>
    raw(method, path, { ...call, headers: { ...call?.headers, Authorization } });
  return client;
}

describe('the policy', () => {
  it('is what the document says of every route, and the other way round', async () => {
    const operations = await documented();
    const known = new Map(
      api.app
        .get(ClosedRoutes)
        .all()
        .map(({ route, rule }) => [route, rule]),
    );
    for (const [name, operation] of operations) {
      const permission = operation['x-permission'];
      const grant = permission && grantOf(permission);
      expect([name, grant?.least, grant?.route ?? name]).toEqual([name, operation['x-required-role'], name]);
      expect([name, known.get(name)?.kind === 'permission']).toEqual([name, permission !== undefined]);
    }
    for (const { name, permission } of routes)
      expect([name, operations.get(name)?.['x-permission']]).toEqual([name, permission]);
    expect(routes.length).toBeGreaterThan(60);
    figures.routes = routes.length;
  });

  it('asks for an operator where this table says so, whom no role makes', async () => {
    const named = [...(await documented())].filter(([, operation]) => operation['x-required-operator']);
    expect(named.map(([name]) => name)).toEqual(FOR_OPERATORS);
    for (const [name] of named) {
      const path = name.replace('GET ', '');
      expect([name, (await api.anonymous().get(path)).status]).toEqual([name, 401]);
      for (const role of ROLES) {
        expect([name, (await people[role].get(path)).status]).toEqual([name, 403]);
        expect([name, (await programs[role].get(path)).status]).toEqual([name, 403]);
      }
    }
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
    const keys = await Promise.all(ROLES.map((role) => program(people.stranger, role)));
    for (const route of routes) {
      const parameter = governing(route);
      const outsiders: [TestClient, Ids, string?][] = [people.stranger, people.removed, ...keys].map(
        (outsider) => [outsider, own, own.orgId],
      );
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
        figures.alike++;
      }
    }
  }, 240_000);

  it('answers ids below a resource of one’s own alike: foreign, random and malformed', async () => {
    for (const route of routes) {
      for (const name of route.ids.filter((id) => id !== governing(route))) {
        const replies: Reply[] = [];
        for (const id of [foreign[name], randomUUID(), 'malformed'])
          replies.push(await ask(people.OWNER, route, { ...own, [name]: id ?? '' }));
        expect([route.name, name, replies[0]?.status]).toEqual([route.name, name, 404]);
        for (const reply of replies) {
          expect([route.name, name, reply]).toEqual([route.name, name, replies[0]]);
          figures.alike++;
        }
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
      // The smallest role first: what one that may takes away is not there for the others.
      for (const role of ROLES) {
        for (const client of [programs[role], people[role]]) {
          const { status } = await ask(client, route, own);
          const may = roleMay(role, route.permission);
          expect([route.name, role, status === 403]).toEqual([route.name, role, !may]);
          expect([route.name, status !== 401, status < 500]).toEqual([route.name, true, true]);
          figures.roles++;
        }
      }
    }
  }, 120_000);
});
