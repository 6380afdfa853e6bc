import { Module } from '@nestjs/common';
import { DatasetsModule } from '../../datasets';
import { EventsModule } from '../../events';
import { QueueState } from '../queue-state';
import { RunsModule } from '../runs.module';
import { ValidationModule } from '../ledger/validation/validation.module';
import { LifecycleRepository } from './lifecycle.repository';
import { LiveRuns } from './live-runs';
import { RunLifecycle } from './run-lifecycle';
import { RunLifecycleController } from './run-lifecycle.controller';
import { RunMeasures } from './run-measures';
import { StartCheck } from './start-check';
import { WorkersHealth } from './workers-health';

/** Starts, cancels and retries runs, and shows them live. */
@Module({
  imports: [RunsModule, DatasetsModule, EventsModule, ValidationModule],
  controllers: [RunLifecycleController],
  providers: [
    LifecycleRepository,
    LiveRuns,
    QueueState,
    RunLifecycle,
    RunMeasures,
    StartCheck,
    WorkersHealth,
  ],
  exports: [QueueState, RunLifecycle],
})
export class RunLifecycleModule {}
