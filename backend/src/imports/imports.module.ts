import { type MiddlewareConsumer, Module, type NestModule, RequestMethod } from '@nestjs/common';
import { DatasetsApiModule, DatasetsModule } from '../datasets';
import { EventsModule } from '../events';
import { Config } from '../platform/config';
import { RunLifecycleModule, RunsModule } from '../runs';
import { ENVELOPE_BYTES, lingeringClose, UploadsModule } from '../uploads';
import { ImportsController } from './api/imports.controller';
import { ImportService } from './import.service';
import { ImportSchemas } from './import-schemas';
import { RunEnd } from './run-end';

/** A file from its bytes to a started run in one request, for programs. */
@Module({
  imports: [DatasetsModule, DatasetsApiModule, EventsModule, RunsModule, RunLifecycleModule, UploadsModule],
  controllers: [ImportsController],
  providers: [ImportService, ImportSchemas, RunEnd],
})
export class ImportsModule implements NestModule {
  constructor(private readonly config: Config) {}

  configure(consumer: MiddlewareConsumer): void {
    consumer
      .apply(lingeringClose(this.config.limits.maxUploadBytes + ENVELOPE_BYTES))
      .forRoutes({ path: 'api/imports', method: RequestMethod.POST });
  }
}
