import type { ClientConfig } from 'pg';
import type { Config } from '../config';

const APPLICATION_ROLE = 'etl_app';
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * How the application connects. With one URL for owner and application the session steps down to the
 * application role, so that it can never change a table's definition.
 */
export function applicationConnection(config: Config, name: string): ClientConfig {
  const sameRole = config.databaseUrl === config.databaseOwnerUrl;
  return {
    connectionString: config.databaseUrl,
    application_name: applicationName(name),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    ...(sameRole && { options: `-c role=${APPLICATION_ROLE}` }),
  };
}

/** What a session is called in `pg_stat_activity`. */
export function applicationName(name: string): string {
  return `etl-studio ${name}`;
}
