export { Counters } from './counters';
export { Measures } from './measures';
export { TelemetryModule } from './telemetry.module';
