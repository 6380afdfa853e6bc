import { Module } from '@nestjs/common';
import { StorageModule } from '../../platform/storage';
import { RunsModule } from '../runs.module';
import { RunFiles } from './run-files';

/** Reading the files of runs again, in the API. */
@Module({ imports: [StorageModule, RunsModule], providers: [RunFiles], exports: [RunFiles] })
export class RunReadingModule {}
