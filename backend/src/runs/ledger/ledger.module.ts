import { Module } from '@nestjs/common';
import { DatasetsModule } from '../../datasets';
import { LifecycleRepository } from '../lifecycle/lifecycle.repository';
import { ExportSessions } from '../export/export-sessions';
import { StartCheck } from '../lifecycle/start-check';
import { RunsModule } from '../runs.module';
import { DatasetLedgerController } from './api/dataset-ledger.controller';
import { LiveRecordsController } from './api/live-records.controller';
import { RerunsController } from './api/reruns.controller';
import { ReversalsController } from './api/reversals.controller';
import { RunComparisonsController } from './api/run-comparisons.controller';
import { RunComparisons } from './compare/run-comparisons';
import { LiveRecordExport } from './live-record-export';
import { LiveRecords } from './live-records';
import { LiveRecordsRepository } from './live-records.repository';
import { Reruns } from './reruns';
import { RerunsRepository } from './reruns.repository';
import { Restatements } from './restatements';
import { RestatementsRepository } from './restatements.repository';
import { Reversals } from './reversals';
import { ReversalsRepository } from './reversals.repository';
import { Slices } from './slices';
import { SlicesRepository } from './slices.repository';

/** Which of a dataset's records count, and how that is changed. */
@Module({
  imports: [RunsModule, DatasetsModule],
  controllers: [
    RunComparisonsController,
    DatasetLedgerController,
    ReversalsController,
    RerunsController,
    LiveRecordsController,
  ],
  providers: [
    Reversals,
    ReversalsRepository,
    LifecycleRepository,
    Reruns,
    RerunsRepository,
    StartCheck,
    LiveRecords,
    LiveRecordsRepository,
    LiveRecordExport,
    ExportSessions,
    RunComparisons,
    Slices,
    SlicesRepository,
    Restatements,
    RestatementsRepository,
  ],
  exports: [ExportSessions],
})
export class LedgerModule {}
