import { Module } from '@nestjs/common';
import { DatasetsModule } from '../../../datasets';
import { StartCheck } from '../../lifecycle/start-check';
import { RunReadingModule } from '../../reading/run-reading.module';
import { RunsModule } from '../../runs.module';
import { FilePass } from './file-pass';
import { FileSessions } from './file-session';
import { LedgerComparison } from './ledger-comparison';
import { StartGuard } from './start-guard';
import { Targets } from './targets';
import { ValidationController } from './validation.controller';
import { Validations } from './validations';

/** What a start would do, before it does it. */
@Module({
  imports: [RunsModule, DatasetsModule, RunReadingModule],
  controllers: [ValidationController],
  providers: [Validations, StartGuard, StartCheck, Targets, FilePass, FileSessions, LedgerComparison],
  exports: [StartGuard],
})
export class ValidationModule {}
