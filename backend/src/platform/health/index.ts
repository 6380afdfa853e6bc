export { AppliedMigrations } from './applied-migrations';
export { HealthModule } from './health.module';
export { HealthRegistry, type ComponentHealth } from './health-registry';
export { Readiness } from './readiness';
