import type { EnvReader } from './env-reader';

export interface TracingConfig {
  /** Base address of an OTLP/HTTP collector, without a slash at the end. */
  readonly endpoint: string;
  /** How many of a hundred traces are kept. */
  readonly percent: number;
  /** What this process is called in traces. */
  readonly service: string;
}

/** Null without `OTEL_EXPORTER_OTLP_ENDPOINT`: nothing is traced. */
export function readTracing(env: EnvReader): TracingConfig | null {
  const percent = env.integer('TRACES_PERCENT');
  if (!env.has('OTEL_EXPORTER_OTLP_ENDPOINT')) return null;
  return Object.freeze({
    endpoint: env.url('OTEL_EXPORTER_OTLP_ENDPOINT').replace(/\/+$/, ''),
    percent,
    service: env.text('OTEL_SERVICE_NAME'),
  });
}
