import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDataDir } from '../start/data-dir.mjs';
import { startPostgres } from '../start/postgres.mjs';
import { Programs } from '../start/programs.mjs';
import { startRedis } from '../start/redis.mjs';
import { openSecrets } from '../start/secrets.mjs';
import { onStopRequest } from '../start/stop-signals.mjs';
import { hasSwift, startSwift } from './swift.mjs';

/**
 * Tests throw their data away, so nothing has to reach the disk. And no vacuum comes by itself: it would be a session of
 * the superuser in a test's database, which that test may neither end nor drop the database under.
 */
const settings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'autovacuum=off',
  'max_connections=200',
];

/** Every test file has a database of its own, and some end the application's sessions to see it recover. */
const forOwner = ['ALTER ROLE etl_owner CREATEDB', 'GRANT pg_signal_backend TO etl_owner'];

async function testVariables(programs, dataDir) {
  const secrets = openSecrets(dataDir);
  const [database, redis, storage] = await Promise.all([
    startPostgres(programs, secrets, { forOwner, settings }),
    startRedis(programs, secrets),
    !process.env.TEST_S3_ENDPOINT && hasSwift() ? startSwift(programs) : {},
  ]);
  return {
    TEST_DATABASE_OWNER_URL: database.DATABASE_OWNER_URL,
    TEST_DATABASE_URL: database.DATABASE_URL,
    TEST_REDIS_URL: redis.REDIS_URL,
    ...storage,
  };
}

/**
 * Runs `work` with a Postgres, a Redis and, where Swift is installed, an S3 of its own. They and their folder are gone
 * afterwards, also when this process is asked to stop meanwhile.
 * @template T
 * @param {(env: Record<string, string>) => Promise<T>} work is given the TEST_ variables the integration tests read
 */
export async function withTestServices(work) {
  const dataDir = await openDataDir(mkdtempSync(path.join(tmpdir(), 'etl-studio-test-')));
  const programs = new Programs({ dataDir, record: () => undefined });
  const remove = async () => {
    await programs.stopAll();
    rmSync(dataDir, { recursive: true, force: true });
  };
  onStopRequest(() => void remove().finally(() => process.exit(1)));
  try {
    return await work(await testVariables(programs, dataDir));
  } finally {
    await remove();
  }
}
