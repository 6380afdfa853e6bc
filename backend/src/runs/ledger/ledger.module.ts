import { Module } from '@nestjs/common';
import { DatasetsModule } from '../../datasets';
import { LifecycleRepository } from '../lifecycle/lifecycle.repository';
import { ExportSessions } from '../export/export-sessions';
import { RunsModule } from '../runs.module';
import { LiveRecordsController } from './api/live-records.controller';
import { ReversalsController } from './api/reversals.controller';
import { LiveRecordExport } from './live-record-export';
import { LiveRecords } from './live-records';
import { LiveRecordsRepository } from './live-records.repository';
import { Reversals } from './reversals';
import { ReversalsRepository } from './reversals.repository';

/** Which of a dataset's records count, and how that is changed. */
@Module({
  imports: [RunsModule, DatasetsModule],
  controllers: [ReversalsController, LiveRecordsController],
  providers: [
    Reversals,
    ReversalsRepository,
    LifecycleRepository,
    LiveRecords,
    LiveRecordsRepository,
    LiveRecordExport,
    ExportSessions,
  ],
  exports: [ExportSessions],
})
export class LedgerModule {}
