import { Module } from '@nestjs/common';
import { EventsModule } from '../events';
import { RunLifecycleModule } from '../runs';
import { InstallationController } from './api/installation.controller';
import { QueuesController } from './api/queues.controller';
import { ComponentLatencies } from './component-latencies';
import { ImportsQueue } from './imports-queue';
import { InstallationService } from './installation.service';
import { QueueBoard } from './queue-board';

/** How the whole installation is, for its operators. */
@Module({
  imports: [EventsModule, RunLifecycleModule],
  controllers: [InstallationController, QueuesController],
  providers: [ComponentLatencies, ImportsQueue, InstallationService, QueueBoard],
})
export class OperationsModule {}
