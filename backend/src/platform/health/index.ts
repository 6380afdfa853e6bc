export { HealthModule } from './health.module';
export { HealthRegistry, type ComponentHealth } from './health-registry';
