import { type DynamicModule, Module } from '@nestjs/common';
import { AuditModule } from './audit';
import { ChangesModule } from './platform/changes';
import { type Config, ConfigModule } from './platform/config';
import { DatabaseModule } from './platform/database';
import { RunsWorkerModule } from './runs';

/** The worker role: the application minus the API. */
@Module({})
export class WorkerModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        ConfigModule.forRoot(config),
        DatabaseModule.forRoot(config),
        ChangesModule,
        AuditModule,
        RunsWorkerModule.forRoot(config),
      ],
    };
  }
}
