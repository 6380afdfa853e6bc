import { startPostgres } from './postgres.mjs';
import { startRedis } from './redis.mjs';

/** What of the environment names a database, or the file that does. */
const isGiven = (name) => Boolean(process.env[name] || process.env[`${name}_FILE`]);

/**
 * Starts Postgres and Redis, each unless the environment names one.
 * @returns {Promise<Record<string, string>>} the addresses of what was started, and the key that secrets are sealed under
 */
export async function startServices(programs, secrets, postgresOptions) {
  const [database, redis] = await Promise.all([
    isGiven('DATABASE_URL') ? {} : startPostgres(programs, secrets, postgresOptions),
    isGiven('REDIS_URL') ? {} : startRedis(programs, secrets),
  ]);
  /** @type {Record<string, string>} */
  const seal = isGiven('SECRETS_KEY') ? {} : { SECRETS_KEY: secrets.seal };
  return { ...database, ...redis, ...seal };
}
