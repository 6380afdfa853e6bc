export { toRun } from './run.mapper';
export { RUN_SELECT, type RunRow } from './run.entity';
export { RunsApiModule } from './api/runs-api.module';
export { RunsModule } from './runs.module';
export { RunsRepository } from './runs.repository';
export { StoredFilesRepository, type StoredFile } from './stored-files.repository';
