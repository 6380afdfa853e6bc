import { type MiddlewareConsumer, Module, type NestModule, RequestMethod } from '@nestjs/common';
import { DatasetsModule } from '../datasets';
import { Config } from '../platform/config';
import { StorageHealth, StorageModule } from '../platform/storage';
import { RunMendingModule, RunReadingModule, RunsModule } from '../runs';
import { DraftInspectionController } from './api/draft-inspection.controller';
import { MendedFilesController } from './api/mended-files.controller';
import { UploadsController } from './api/uploads.controller';
import { DraftReading } from './draft-reading';
import { MendedFiles } from './mended-files';
import { FileIntakes } from './file-intakes';
import { Inspections } from './inspection';
import { UploadService } from './upload.service';
import { UploadSlots } from './upload-slots';
import { ENVELOPE_BYTES, lingeringClose } from './wire';

/** Bytes become a stored file and a draft run. */
@Module({
  imports: [StorageModule, DatasetsModule, RunsModule, RunMendingModule, RunReadingModule],
  controllers: [UploadsController, DraftInspectionController, MendedFilesController],
  providers: [UploadService, DraftReading, MendedFiles, UploadSlots, FileIntakes, Inspections, StorageHealth],
  exports: [UploadService],
})
export class UploadsModule implements NestModule {
  constructor(private readonly config: Config) {}

  configure(consumer: MiddlewareConsumer): void {
    consumer
      .apply(lingeringClose(this.config.limits.maxUploadBytes + ENVELOPE_BYTES))
      .forRoutes(
        { path: 'api/datasets/:datasetId/uploads', method: RequestMethod.POST },
        { path: 'api/runs/:runId/errors/import', method: RequestMethod.POST },
      );
  }
}
