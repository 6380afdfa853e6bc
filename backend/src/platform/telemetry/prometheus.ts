import { setTimeout } from 'node:timers/promises';
import type { Counter, Gauge, Registry } from 'prom-client';
import type { Measure, Reading } from './measures';

const DEADLINE_MS = 2_000;

/** The measures, and those of the process itself, in Prometheus' hands. */
export async function registryOf(measures: readonly Measure[]): Promise<Registry> {
  // Only a process that is to be scraped has need of it.
  const { collectDefaultMetrics, Counter, Gauge, Registry } = await import('prom-client');
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const measure of measures) {
    const { name, help, label } = measure;
    const options = { name, help, labelNames: label === undefined ? [] : [label], registers: [registry] };
    if (measure.type === 'gauge')
      new Gauge({
        ...options,
        async collect() {
          setAll(this, await readingOf(measure), measure);
        },
      });
    else
      new Counter({
        ...options,
        async collect() {
          setAll(this, await readingOf(measure), measure);
        },
      });
  }
  return registry;
}

function setAll(metric: Gauge | Counter, reading: Reading | null, { label }: Measure): void {
  metric.reset();
  if (label === undefined) metric.inc(typeof reading === 'number' ? reading : Number.NaN);
  else if (typeof reading === 'object' && reading !== null)
    for (const [value, amount] of Object.entries(reading)) metric.inc({ [label]: value }, amount);
}

/** Null where it failed or took too long: one that is not known must not keep the others from being told. */
async function readingOf({ read }: Measure): Promise<Reading | null> {
  const late = setTimeout(DEADLINE_MS, null, { ref: false });
  const reading = Promise.resolve()
    .then(read)
    .catch(() => null);
  return Promise.race([reading, late]);
}
