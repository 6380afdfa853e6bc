export { RunBoard } from './run-board';
export { EventStreams } from './event-streams';
export { EventsModule } from './events.module';
export { RunFeed, type LiveProgress, type RunSource } from './run-feed';
