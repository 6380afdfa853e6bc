import { createDatabase, dropDatabase, withDatabase } from './database-server';

export interface TestDatabase {
  /** As the application role. */
  url: string;
  ownerUrl: string;
  drop(): Promise<void>;
}

/** A fresh, migrated database with the demo's people; `via`: how the application reaches the server. */
export async function createTestDatabase(via = process.env.TEST_DATABASE_URL): Promise<TestDatabase> {
  const { name, url } = await createDatabase(process.env.TEST_DATABASE_TEMPLATE);
  return { url: withDatabase(via ?? url, name), ownerUrl: url, drop: () => dropDatabase(name) };
}
