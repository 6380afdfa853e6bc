import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../testing';
import { Config } from '../config';
import { applicationDataSource } from './data-source';
import { RoleCheck } from './role-check';

describe('RoleCheck', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  }, 60_000);
  afterAll(() => test.drop());

  async function check(env: Record<string, string>): Promise<void> {
    const config = Config.parse({ SECRETS_KEY: '5d1c0e6b9a7f42d8a3e07c94b1f6208e', ...env });
    const database = await new DataSource(applicationDataSource(config, () => undefined)).initialize();
    try {
      await new RoleCheck(database, config).onModuleInit();
    } finally {
      await database.destroy();
    }
  }

  it('lets the application role start in production', async () => {
    const urls = { DATABASE_URL: test.url, DATABASE_OWNER_URL: test.ownerUrl };
    await expect(check({ ...urls, NODE_ENV: 'production' })).resolves.toBeUndefined();
  });

  it('refuses the owner of the tables, in production only', async () => {
    const urls = { DATABASE_URL: test.ownerUrl, DATABASE_OWNER_URL: test.url };
    await expect(check({ ...urls, NODE_ENV: 'production' })).rejects.toThrow('owns tables');
    await expect(check({ ...urls, NODE_ENV: 'development' })).resolves.toBeUndefined();
  });
});
