import { Module } from '@nestjs/common';
import { AuthModule } from '../auth';
import { AccessWatch } from './access-watch';
import { EventStreams } from './event-streams';
import { EventsController } from './events.controller';
import { RunBoard } from './run-board';
import { RunFeed } from './run-feed';
import { StreamPlaces } from './stream-places';

/** Live streams of runs; needs a module that provides `RunFeed` with them. */
@Module({
  imports: [AuthModule],
  controllers: [EventsController],
  providers: [AccessWatch, EventStreams, RunBoard, RunFeed, StreamPlaces],
  exports: [EventStreams, RunBoard, RunFeed],
})
export class EventsModule {}
