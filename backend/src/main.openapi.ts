import 'reflect-metadata';
import { apiDocument } from './api.module';
import { Config } from './platform/config';

/** Prints the OpenAPI document that an API of these sources serves. Needs no database, no Redis and no settings. */
async function main(): Promise<void> {
  const document = await apiDocument(Config.parse({ DATABASE_URL: 'postgres://unused', LOG_LEVEL: 'error' }));
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

void main();
