import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDataDir } from '../start/data-dir.mjs';
import { startPostgres } from '../start/postgres.mjs';
import { Programs } from '../start/programs.mjs';
import { startRedis } from '../start/redis.mjs';
import { openSecrets } from '../start/secrets.mjs';

/** Tests throw their data away: nothing has to reach the disk. */
const hasty = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

/**
 * Runs `work` with a Postgres and a Redis of its own, in a folder that is gone afterwards.
 * @template T
 * @param {(env: Record<string, string>) => Promise<T>} work is given the TEST_ variables the integration tests read
 */
export async function withTestServices(work) {
  const dataDir = await openDataDir(mkdtempSync(path.join(tmpdir(), 'etl-studio-test-')));
  const programs = new Programs({ dataDir, record: () => undefined });
  try {
    const secrets = openSecrets(dataDir);
    const database = await startPostgres(programs, secrets, { ownerRights: 'CREATEDB', settings: hasty });
    const redis = await startRedis(programs, secrets);
    return await work({
      TEST_DATABASE_OWNER_URL: database.DATABASE_OWNER_URL,
      TEST_DATABASE_URL: database.DATABASE_URL,
      TEST_REDIS_URL: redis.REDIS_URL,
    });
  } finally {
    await programs.stopAll();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
