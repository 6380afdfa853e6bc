import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AnalyticsModule } from './analytics';
import { AuditApiModule } from './audit';
import { AuthModule } from './auth';
import { DatasetsApiModule } from './datasets';
import { ImportsModule } from './imports';
import { LimitsModule } from './limits';
import { OperationsModule } from './operations';
import { OrgsModule } from './orgs';
import { ChangesModule } from './platform/changes';
import { type Config, ConfigModule } from './platform/config';
import { DatabaseModule } from './platform/database';
import { HealthModule } from './platform/health';
import { configureHttp, HttpModule, openApiOf } from './platform/http';
import { MailModule } from './platform/mail';
import { RedisModule } from './platform/redis';
import { SecretsModule } from './platform/secrets';
import { StorageModule } from './platform/storage';
import { TelemetryModule } from './platform/telemetry';
import { RunLifecycleModule, RunMendingModule, RunsApiModule } from './runs';
import { UploadsModule } from './uploads';
import { WebhooksApiModule } from './webhooks';

/** The API role: every module with its routes. */
@Module({})
export class ApiModule {
  static forRoot(config: Config, extra: Type[] = []): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        ConfigModule.forRoot(config),
        TelemetryModule,
        DatabaseModule.forRoot(config),
        RedisModule.forRoot(config),
        ChangesModule,
        SecretsModule,
        MailModule,
        HttpModule,
        HealthModule,
        LimitsModule,
        AuditApiModule,
        AuthModule,
        OrgsModule,
        StorageModule,
        DatasetsApiModule,
        RunsApiModule,
        RunLifecycleModule,
        RunMendingModule,
        UploadsModule,
        ImportsModule,
        WebhooksApiModule,
        AnalyticsModule,
        OperationsModule,
        ...extra,
      ],
    };
  }
}

/** The API, ready to listen; `extra` modules come on top of the product's. */
export async function createApi(config: Config, extra: Type[] = []): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.forRoot(config, extra), {
    bodyParser: false,
    abortOnError: false,
  });
  configureHttp(app, config);
  return app;
}

/** The OpenAPI document of the API, which is put together for it and neither started nor connected to anything. */
export async function apiDocument(config: Config): Promise<ReturnType<typeof openApiOf>> {
  const app = await NestFactory.create(ApiModule.forRoot(config), {
    preview: true,
    abortOnError: false,
    logger: false,
  });
  return openApiOf(app);
}
