export { applicationDataSource, ownerDataSource } from './data-source';
export { databaseCode, isDatabaseUnavailable, isUniqueViolation } from './database-errors';
export { DatabaseModule } from './database.module';
export { PgConnections } from './pg-connections';
export type { SqlRunner } from './sql-runner';
