import { type DynamicModule, Module } from '@nestjs/common';
import { AuditModule } from './audit';
import { InviteMailWorkerModule } from './orgs';
import { ChangesModule } from './platform/changes';
import { type Config, ConfigModule } from './platform/config';
import { DatabaseModule } from './platform/database';
import { MailModule } from './platform/mail';
import { SecretsModule } from './platform/secrets';
import { TelemetryModule } from './platform/telemetry';
import { RunsWorkerModule } from './runs';
import { WebhooksWorkerModule } from './webhooks';

/** The worker role: the application minus the API. */
@Module({})
export class WorkerModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        ConfigModule.forRoot(config),
        TelemetryModule,
        DatabaseModule.forRoot(config),
        ChangesModule,
        SecretsModule,
        MailModule,
        AuditModule,
        RunsWorkerModule.forRoot(config),
        WebhooksWorkerModule,
        InviteMailWorkerModule,
      ],
    };
  }
}
