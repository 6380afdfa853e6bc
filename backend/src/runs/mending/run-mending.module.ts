import { Module } from '@nestjs/common';
import { DatasetsModule } from '../../datasets';
import { RunsModule } from '../runs.module';
import { AlikeMending } from './alike-mending';
import { MendingController } from './api/mending.controller';
import { FileMending } from './file-mending';
import { MendLedger } from './mend-ledger';
import { MendPlans } from './mend-plans';
import { MendSuggestions } from './mend-suggestions';
import { RowMending } from './row-mending';

/** Mending the rejected rows of ended runs. */
@Module({
  imports: [DatasetsModule, RunsModule],
  controllers: [MendingController],
  providers: [MendPlans, MendLedger, RowMending, AlikeMending, FileMending, MendSuggestions],
  exports: [FileMending],
})
export class RunMendingModule {}
