import { Module } from '@nestjs/common';
import { DatasetsModule } from '../../datasets';
import { StorageModule } from '../../platform/storage';
import { RunsModule } from '../runs.module';
import { Origins } from './origins';
import { RecordOrigins } from './record-origins';
import { RunFiles } from './run-files';

const parts = [RunFiles, Origins, RecordOrigins];

/** Reading the files of runs again, in the API. */
@Module({ imports: [StorageModule, DatasetsModule, RunsModule], providers: parts, exports: parts })
export class RunReadingModule {}
