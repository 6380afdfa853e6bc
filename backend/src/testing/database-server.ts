import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

const DROP_ATTEMPTS = 30;

/** A new database on the server of `TEST_DATABASE_OWNER_URL`: empty, or a copy of another. */
export async function createDatabase(template?: string): Promise<{ name: string; url: string }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Copied as files, not row by row through the log.
  const copied = template ? ` TEMPLATE ${template} STRATEGY file_copy` : '';
  await onServer(`CREATE DATABASE ${name}${copied}`);
  return { name, url: withDatabase(serverUrl(), name) };
}

// Sessions that were just ended are still there for a moment, and an owner may not cut those of another role.
export async function dropDatabase(name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      return;
    } catch (error) {
      if (attempt === DROP_ATTEMPTS) throw error;
      await pause(100);
    }
  }
}

export function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_OWNER_URL;
  if (!url) throw new Error('TEST_DATABASE_OWNER_URL is not set: run the integration tests by `npm test`');
  return url;
}

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
