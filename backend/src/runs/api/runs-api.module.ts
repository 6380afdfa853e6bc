import { Module, type OnModuleInit } from '@nestjs/common';
import { DatasetsModule } from '../../datasets';
import { ResourceOrgs } from '../../orgs';
import { StorageModule } from '../../platform/storage';
import { RunDeletion } from '../deletion/run-deletion';
import { RunDeletionRepository } from '../deletion/run-deletion.repository';
import { OriginalFile } from '../export/original-file';
import { RecordExport } from '../export/record-export';
import { RowErrorExport } from '../export/row-error-export';
import { RunDownloads } from '../export/run-downloads';
import { SchemaImpacts } from '../impact/schema-impacts';
import { RunActivityRepository } from '../overview/run-activity.repository';
import { RunOverview } from '../overview/run-overview';
import { Receipts } from '../receipt/receipts';
import { ReceiptsRepository } from '../receipt/receipts.repository';
import { LedgerModule } from '../ledger/ledger.module';
import { RunReadingModule } from '../reading/run-reading.module';
import { RunsModule } from '../runs.module';
import { RunsOfDatasets } from '../runs-of-datasets';
import { RunsRepository } from '../runs.repository';
import { DatasetRunsController } from './dataset-runs.controller';
import { RunDownloadsController } from './run-downloads.controller';
import { RunOverviewController } from './run-overview.controller';
import { RunReceiptController } from './run-receipt.controller';
import { RunRecordController } from './run-record.controller';
import { RunRowsController } from './run-rows.controller';
import { RunsController } from './runs.controller';
import { SchemaImpactController } from './schema-impact.controller';

/** The routes that read, export and delete runs. */
@Module({
  imports: [StorageModule, DatasetsModule, RunsModule, RunReadingModule, LedgerModule],
  controllers: [
    // Its paths would else be taken for runs' ids.
    RunOverviewController,
    RunsController,
    DatasetRunsController,
    SchemaImpactController,
    RunRowsController,
    RunDownloadsController,
    RunReceiptController,
    // After the exports: `records/export` is no row number.
    RunRecordController,
  ],
  providers: [
    RunDeletion,
    RunDeletionRepository,
    RunDownloads,
    OriginalFile,
    RecordExport,
    RowErrorExport,
    Receipts,
    ReceiptsRepository,
    RunActivityRepository,
    RunOverview,
    RunsOfDatasets,
    SchemaImpacts,
  ],
})
export class RunsApiModule implements OnModuleInit {
  constructor(
    private readonly resources: ResourceOrgs,
    private readonly runs: RunsRepository,
  ) {}

  onModuleInit(): void {
    this.resources.register('run', (runId) => this.runs.organizationOf(runId));
  }
}
