import { DataSource } from 'typeorm';
import { seedDemo } from './demo';
import { Config } from './platform/config';
import { ownerDataSource } from './platform/database';
import { createTestDatabase, type TestDatabase } from './testing';

let database: TestDatabase;
let owner: DataSource;
beforeAll(async () => {
  database = await createTestDatabase();
  const config = Config.parse({ DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl });
  owner = await new DataSource(ownerDataSource(config)).initialize();
});
afterAll(async () => {
  await owner.destroy();
  await database.drop();
});

describe('the demo', () => {
  it('is one organization with one person of each role, however often and by how many it is seeded', async () => {
    await Promise.all([owner.transaction(seedDemo), owner.transaction(seedDemo)]);
    const members: unknown = await owner.query(
      `SELECT o.name, u.email, m.role FROM membership m
       JOIN organization o ON o.id = m.org_id JOIN app_user u ON u.id = m.user_id ORDER BY m.role`,
    );
    expect(members).toEqual([
      { name: 'Demo organization', email: 'admin@demo.test', role: 'ADMIN' },
      { name: 'Demo organization', email: 'member@demo.test', role: 'MEMBER' },
      { name: 'Demo organization', email: 'owner@demo.test', role: 'OWNER' },
    ]);
  });
});

describe('the migrations', () => {
  it('are all applied, and a second run applies none', async () => {
    expect(await owner.runMigrations()).toEqual([]);
    expect(await owner.showMigrations()).toBe(false);
  });

  it('can be taken back to nothing and applied again', async () => {
    for (let left = owner.migrations.length; left > 0; left--) await owner.undoLastMigration();
    const tables: unknown = await owner.query(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations'`,
    );
    expect(tables).toEqual([]);
    expect(await owner.runMigrations()).toHaveLength(owner.migrations.length);
  });
});
