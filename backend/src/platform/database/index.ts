export { applicationName } from './connection-options';
export { ownerDataSource } from './data-source';
export {
  databaseCode,
  isDatabaseUnavailable,
  isForeignKeyViolation,
  isUniqueViolation,
} from './database-errors';
export { DatabaseModule } from './database.module';
export { PgConnections } from './pg-connections';
export { PgListener } from './pg-listener';
export { readAtOnce } from './read-at-once';
export type { SqlRunner } from './sql-runner';
export { enterOrganization, withinOrganization, withTenantToCome } from './tenant';
