import type { DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from '../../migrations';
import type { Config } from '../config';
import { applicationConnection } from './connection-options';
import { TenantClient } from './tenant-client';
import { watchedSocket } from './watched-socket';

/** No request waits longer for one statement; loads run on connections of their own. */
const STATEMENT_TIMEOUT_MS = 30_000;
/** Longer than any statement may take: the server has gone, not only its answer. */
const SILENCE_MS = STATEMENT_TIMEOUT_MS + 5_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 60_000;
const POOL_SIZE = 10;

/** The pool of the application. Nothing is created by it: tables come from migrations only. */
export function applicationDataSource(
  config: Config,
  onPoolError: (error: unknown) => void,
): DataSourceOptions {
  return {
    type: 'postgres',
    url: config.databaseUrl,
    synchronize: false,
    installExtensions: false,
    migrations: MIGRATIONS,
    poolSize: POOL_SIZE,
    poolErrorHandler: onPoolError,
    extra: {
      ...applicationConnection(config, 'pool'),
      Client: TenantClient,
      stream: () => watchedSocket(SILENCE_MS),
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    },
  };
}

/** The connection that migrates, as the owner of the tables. */
export function ownerDataSource(config: Config): DataSourceOptions {
  return {
    type: 'postgres',
    url: config.databaseOwnerUrl,
    applicationName: 'etl-studio migrate',
    synchronize: false,
    installExtensions: false,
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    poolSize: 2,
    connectTimeoutMS: 5_000,
  };
}
