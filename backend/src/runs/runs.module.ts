import { Module } from '@nestjs/common';
import { RunsRepository } from './runs.repository';
import { StoredFilesRepository } from './stored-files.repository';

/** What both roles know of runs; the API adds `RunsApiModule`. */
@Module({
  providers: [RunsRepository, StoredFilesRepository],
  exports: [RunsRepository, StoredFilesRepository],
})
export class RunsModule {}
