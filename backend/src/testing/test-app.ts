import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Logger, type Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import type { Role } from '@etl-studio/contracts';
import { createApi } from '../api.module';
import { hashPassword } from '../auth';
import { Config } from '../platform/config';
import { JsonLogger } from '../platform/logging';
import { TEST_PASSWORD, TestClient } from './test-client';
import { createTestDatabase, type TestDatabase } from './test-database';

export interface TestAppOptions {
  /** Variables on top of the test's own, such as `{ MAX_UPLOAD_BYTES: '1000' }`. */
  env?: Record<string, string>;
  /** Nest modules on top of the product's. */
  modules?: Type[];
  /** Where the server of databases is reached by the application, in place of `TEST_DATABASE_URL`. */
  viaDatabase?: string;
}

export interface TestApp {
  app: NestExpressApplication;
  config: Config;
  database: TestDatabase;
  /** As the application role. */
  dataSource: DataSource;
  /** Lines that were logged at `warn` and above. */
  logs: string[];
  url: string;
  /** Somebody who is not signed in. */
  anonymous(): TestClient;
  /** A member of the demo organization, signed in. */
  as(role: Role): Promise<TestClient>;
  /** A new member of an organization, signed in. */
  joined(orgId: string | undefined, role: Role): Promise<TestClient>;
  /** A signed-in OWNER of an organization of their own, and of nothing else. */
  stranger(): Promise<TestClient>;
  close(): Promise<void>;
}

/**
 * Boots the whole API on a free port: a fresh migrated database with the demo's people, the Redis of
 * `TEST_REDIS_URL`, an empty storage folder. One per spec file, in `beforeAll`; `close()` it in `afterAll`,
 * which also drops the database. Each client has an address of its own, so sign-in limits do not add up.
 *
 *     let api: TestApp;
 *     beforeAll(async () => { api = await startTestApp(); });
 *     afterAll(() => api.close());
 *     const owner = await api.as('OWNER');
 *     const { status, body } = await owner.post('/api/datasets', { name: 'Ads' });
 */
export async function startTestApp({
  env = {},
  modules = [],
  viaDatabase,
}: TestAppOptions = {}): Promise<TestApp> {
  const logs: string[] = [];
  Logger.overrideLogger(new JsonLogger('warn', (line) => logs.push(line)));
  const database = await createTestDatabase(viaDatabase);
  const storage = await mkdtemp(path.join(tmpdir(), 'etl-studio-files-'));
  const config = Config.parse({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    DATABASE_OWNER_URL: database.ownerUrl,
    REDIS_URL: process.env.TEST_REDIS_URL,
    STORAGE_DIR: storage,
    TRUST_PROXY: '1',
    // A thread would have to compile the engine anew in each spec; inspection-thread.int-spec.ts starts one.
    INSPECTION_THREADS: '0',
    // Tests ask more often than people do; what limits them says so.
    MAX_REQUESTS_PER_MINUTE: '100000',
    MAX_UPLOADS_PER_MINUTE: '100000',
    ...env,
  });
  const app = await createApi(config, modules);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const dataSource = app.get(DataSource);
  const signedIn = async (email: string): Promise<TestClient> => {
    const client = new TestClient(url);
    client.orgId = (await client.signIn(email)).orgs[0]?.id;
    return client;
  };
  return {
    app,
    config,
    database,
    dataSource,
    logs,
    url,
    anonymous: () => new TestClient(url),
    as: (role) => signedIn(`${role.toLowerCase()}@demo.test`),
    joined: async (orgId, role) => signedIn(await addMember(dataSource, orgId, role)),
    stranger: async () => signedIn(await addStranger(dataSource)),
    close: async () => {
      await app.close();
      await database.drop();
      await rm(storage, { recursive: true, force: true });
    },
  };
}

async function addStranger(dataSource: DataSource): Promise<string> {
  const [org] = await dataSource.query<{ id: string }[]>(
    "INSERT INTO organization (name) VALUES ('Elsewhere') RETURNING id",
  );
  return addMember(dataSource, org?.id, 'OWNER');
}

async function addMember(dataSource: DataSource, orgId: string | undefined, role: Role): Promise<string> {
  const email = `${randomUUID()}@elsewhere.test`;
  const hash = await hashPassword(TEST_PASSWORD);
  await dataSource.query(
    `WITH person AS (INSERT INTO app_user (email, name, password_hash) VALUES ($1, 'Stranger', $2) RETURNING id)
     INSERT INTO membership (org_id, user_id, role) SELECT $3, person.id, $4 FROM person`,
    [email, hash, orgId, role],
  );
  return email;
}
