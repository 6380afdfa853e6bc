import { Global, Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { AppliedMigrations } from './applied-migrations';
import { HealthMeasures } from './health-measures';
import { HealthRegistry } from './health-registry';
import { HealthController } from './health.controller';
import { Readiness } from './readiness';
import { RedisHealth } from './redis-health';

/** `GET /api/health/*`, and the registry to which modules of the API role add what they depend on. */
@Global()
@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController],
  providers: [AppliedMigrations, HealthMeasures, HealthRegistry, Readiness, RedisHealth],
  exports: [AppliedMigrations, HealthRegistry, Readiness],
})
export class HealthModule {}
