import { Module } from '@nestjs/common';
import { DatasetsModule } from '../datasets';
import { RunDraftsRepository } from './drafts/run-drafts.repository';
import { RecordsRepository } from './rows/records.repository';
import { RecordsService } from './rows/records.service';
import { RowErrorsRepository } from './rows/row-errors.repository';
import { RowErrorsService } from './rows/row-errors.service';
import { RowMendsRepository } from './rows/row-mends.repository';
import { RunHistoryRepository } from './run-history.repository';
import { RunsRepository } from './runs.repository';
import { RunsService } from './runs.service';
import { StoredFilesRepository } from './stored-files.repository';

const parts = [
  RunsService,
  RunsRepository,
  RunHistoryRepository,
  StoredFilesRepository,
  RecordsService,
  RecordsRepository,
  RowErrorsService,
  RowErrorsRepository,
  RowMendsRepository,
  RunDraftsRepository,
];

/** What both roles know of runs; the API adds `RunsApiModule`. */
@Module({ imports: [DatasetsModule], providers: parts, exports: parts })
export class RunsModule {}
