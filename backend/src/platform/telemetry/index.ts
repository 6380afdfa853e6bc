export { Counters } from './counters';
export { Measures } from './measures';
export { TelemetryModule } from './telemetry.module';
export { hashed, Tracing, type OpenSpan } from './tracing';
