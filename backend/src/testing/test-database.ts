import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { seedDemo } from '../demo';
import { Config } from '../platform/config';
import { ownerDataSource } from '../platform/database';

const DROP_ATTEMPTS = 30;

export interface TestDatabase {
  /** As the application role. */
  url: string;
  ownerUrl: string;
  drop(): Promise<void>;
}

/** A fresh, migrated database with the demo's people, on the server of `TEST_DATABASE_OWNER_URL`; `via`: how the application reaches it. */
export async function createTestDatabase(via = process.env.TEST_DATABASE_URL): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_OWNER_URL;
  if (!server) throw new Error('TEST_DATABASE_OWNER_URL is not set: run the integration tests by `npm test`');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const ownerUrl = withDatabase(server, name);
  const url = withDatabase(via ?? server, name);
  const config = Config.parse({ DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl });
  const owner = await new DataSource(ownerDataSource(config)).initialize();
  await owner.runMigrations();
  await owner.transaction(seedDemo);
  await owner.destroy();
  return { url, ownerUrl, drop: () => drop(server, name) };
}

// Sessions that were just ended are still there for a moment, and an owner may not cut those of another role.
async function drop(server: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      return;
    } catch (error) {
      if (attempt === DROP_ATTEMPTS) throw error;
      await pause(100);
    }
  }
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
