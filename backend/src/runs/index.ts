export { InspectionDto } from './api/inspection.dto';
export { RunDto } from './api/run.dto';
export { RunsApiModule } from './api/runs-api.module';
export { RunLifecycleModule } from './lifecycle/run-lifecycle.module';
export { RunsModule } from './runs.module';
export { RunsWorkerModule } from './worker/runs-worker.module';
export { RunDraftsRepository } from './drafts/run-drafts.repository';
export { RunsService } from './runs.service';
