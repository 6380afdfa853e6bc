import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { type CallHandler, Injectable, Module, type NestInterceptor } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { Client } from 'pg';
import type { Observable } from 'rxjs';
import { draftOf, generatedCsv, namedThings, startTestApp, type TestApp, type TestClient } from './testing';
import { type CutLine, cutLineTo } from './testing/cut-line';
import { leaksIn } from './testing/leaks';
import { type Operation, operationsOf, sampleOf } from './testing/operations';

/** What a fault of the product's own code might say. */
const INNER = 'SELECT secret FROM vault at Vault.open (/srv/app/vault.js:7:3) hunter2-canary';
const PATIENCE_MS = 1_500;
const AT_ONCE = 8;
/** Every fault is tried as so many people; with LEAKS_WHOLE=1 as everybody. */
const WHOLE = process.env.LEAKS_WHOLE === '1';
/** Who is asked for, and what must be there for anybody to be let in at all. */
const OF_ACCESS = ['app_user', 'user_session', 'organization', 'membership', 'api_key'];

let broken = false;

@Injectable()
class BrokenCode implements NestInterceptor {
  intercept(_context: unknown, next: CallHandler): Observable<unknown> {
    if (broken) throw Object.assign(new Error(INNER), { query: INNER, parameters: [INNER] });
    return next.handle();
  }
}

@Module({ providers: [{ provide: APP_INTERCEPTOR, useClass: BrokenCode }] })
class BrokenModule {}

let api: TestApp;
let database: CutLine;
let redis: CutLine;
let operations: Operation[];
let secrets: string[];

beforeAll(async () => {
  redis = await cutLineTo(process.env.TEST_REDIS_URL!);
  database = await cutLineTo(process.env.TEST_DATABASE_URL!);
  const SECRETS_KEY = `canary-${randomUUID()}`;
  api = await startTestApp({
    modules: [BrokenModule],
    env: { REDIS_URL: redis.url, SECRETS_KEY, MAX_SSE_PER_USER: '1000' },
    viaDatabase: database.url,
  });
  operations = operationsOf((await api.anonymous().get('/api/openapi.json')).body);
  const passwords = [api.config.databaseUrl, api.database.ownerUrl, redis.url].map(
    (url) => new URL(url).password,
  );
  secrets = [
    'hunter2-canary',
    SECRETS_KEY,
    '$argon2',
    ...passwords.filter((password) => password.length > 4),
  ];
}, 60_000);
afterAll(async () => {
  await api.close();
  database.close();
  redis.close();
});

async function asOwner(sql: (table: string) => string, tables: readonly string[]): Promise<void> {
  const owner = new Client({ connectionString: api.database.ownerUrl });
  await owner.connect();
  for (const table of tables) await owner.query(sql(table));
  await owner.end();
}

/** The tables of what people work on; those of who they are stay, or nobody would get past the guard. */
async function tablesOfWork(): Promise<string[]> {
  const rows = await api.dataSource.query<{ name: string }[]>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> ALL ($1)`,
    [[...OF_ACCESS, 'migrations']],
  );
  return rows.map(({ name }) => name);
}

interface Fault {
  name: string;
  begin(tables: string[]): Promise<void> | void;
  end(tables: string[]): Promise<void> | void;
}

const nothing = () => undefined;
/** Faults that nothing fails of: there is none, or the product goes on without what is gone. */
const survived = new Set(['no fault', 'no Redis']);
const faults: Fault[] = [
  { name: 'no fault', begin: nothing, end: nothing },
  {
    name: 'code that throws',
    begin: () => void (broken = true),
    end: () => void (broken = false),
  },
  {
    name: 'tables that are gone',
    begin: (tables) => asOwner((table) => `ALTER TABLE ${table} RENAME TO ${table}_away`, tables),
    end: (tables) => asOwner((table) => `ALTER TABLE ${table}_away RENAME TO ${table}`, tables),
  },
  {
    name: 'tables without the right to them',
    begin: (tables) => asOwner((table) => `REVOKE ALL ON ${table} FROM etl_app`, tables),
    end: (tables) =>
      asOwner((table) => `GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO etl_app`, tables),
  },
  {
    name: 'rows that nothing may become',
    begin: (tables) =>
      asOwner((table) => `ALTER TABLE ${table} ADD CONSTRAINT never CHECK (false) NOT VALID`, tables),
    end: (tables) => asOwner((table) => `ALTER TABLE ${table} DROP CONSTRAINT never`, tables),
  },
  { name: 'no database', begin: () => database.cut(), end: () => database.mend() },
  { name: 'no Redis', begin: () => redis.cut(), end: () => redis.mend() },
  {
    name: 'no storage',
    begin: async () => {
      await rename(api.config.storageDir, `${api.config.storageDir}-away`);
      await writeFile(api.config.storageDir, '');
    },
    end: async () => {
      await rm(api.config.storageDir, { recursive: true, force: true });
      await rename(`${api.config.storageDir}-away`, api.config.storageDir);
    },
  },
];

/** What comes of a body in a while: streams do not end. */
async function textOf(response: Response): Promise<string> {
  if (!response.body) return '';
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const timer = setTimeout(() => void reader.cancel(), PATIENCE_MS);
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || text.length > 1_000_000) return text;
      text += value;
    }
  } catch {
    // Cut off in the middle, as it should be.
    return text;
  } finally {
    clearTimeout(timer);
  }
}

const takesAway = ({ method, path }: Operation) =>
  method === 'DELETE' || path.endsWith('/logout') ? path.length : 0;

async function ask(
  client: TestClient,
  { method, path, body }: Operation,
  ids: Record<string, string>,
): Promise<{ status: number; text: string }> {
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '1');
  const isFile = /\/(?:uploads|imports|errors\/import)$/.test(path);
  const form = new FormData();
  if (path.endsWith('/imports')) form.append('datasetId', ids.datasetId ?? '');
  form.append('file', new Blob([generatedCsv(5, { seed: Date.now() % 90_000 }).text]), 'ads.csv');
  const sent = isFile ? { body: form } : { ...(body && { json: sampleOf(body) }) };
  const response = await client.raw(method, address, sent);
  const headers = JSON.stringify([...response.headers].filter(([name]) => name !== 'set-cookie'));
  return { status: response.status, text: `${headers}\n${await textOf(response)}` };
}

const figures = { routes: 0, answers: 0, streams: 0 };
/** Answers of 500 and above, by the fault that they came of. */
const failures = new Map<string, number>();

it.each(faults)(
  'no answer tells of the inside, with $name',
  async ({ name, begin, end }) => {
    const owner = await api.stranger();
    const others = [await api.joined(owner.orgId, 'ADMIN'), await api.joined(owner.orgId, 'MEMBER')];
    const everybody = [owner, ...others, api.anonymous()];
    const ids = await namedThings(api, owner, await draftOf(owner, generatedCsv(10).text));
    const tables = await tablesOfWork();
    const asked = (WHOLE ? everybody : [owner]).flatMap((client) =>
      operations.map((operation) => ({ client, operation })),
    );
    // What takes something away comes last.
    asked.sort((a, b) => takesAway(a.operation) - takesAway(b.operation));
    const leaks: unknown[] = [];
    const open = asked.values();
    await begin(tables);
    try {
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (const { client, operation } of open) {
            const { status, text } = await ask(client, operation, ids);
            if (status >= 500) failures.set(name, (failures.get(name) ?? 0) + 1);
            figures.answers++;
            if (operation.path.endsWith('/events')) figures.streams++;
            for (const leak of leaksIn(text, secrets)) leaks.push([operation.method, operation.path, leak]);
          }
        }),
      );
    } finally {
      await end(tables);
    }
    expect(leaks).toEqual([]);
    // A fault that did not come about would prove nothing.
    expect([name, failures.has(name)]).toEqual([name, !survived.has(name)]);
  },
  240_000,
);

it('was asked of every route', () => {
  figures.routes = operations.length;
  console.log(`Leaks: ${JSON.stringify({ ...figures, failures: Object.fromEntries(failures) })}`);
  expect(figures.answers).toBeGreaterThanOrEqual(faults.length * operations.length * (WHOLE ? 4 : 1));
});
