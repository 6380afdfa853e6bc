export { Counters } from './counters';
export { Measures } from './measures';
export { MetricsServer } from './metrics-server';
export { TelemetryModule } from './telemetry.module';
