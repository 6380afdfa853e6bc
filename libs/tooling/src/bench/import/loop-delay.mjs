/** Loaded into the programs under test: tells how long their event loop kept others waiting. */
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const resolution = 1;
const toMs = 1e-6;
const file = `${process.env.BENCH_LOOP_DELAY}.${process.pid}`;
const delay = monitorEventLoopDelay({ resolution });
delay.enable();

/** Asked by a signal, writes what was measured since the last time. */
process.on('SIGUSR2', () => {
  const figures = { p99Ms: delay.percentile(99) * toMs - resolution, maxMs: delay.max * toMs - resolution };
  writeFileSync(file, JSON.stringify(figures));
  delay.reset();
});
