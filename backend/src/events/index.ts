export { RunBoard } from './run-board';
export { EventsModule } from './events.module';
export { RunFeed, type LiveProgress, type RunSource } from './run-feed';
