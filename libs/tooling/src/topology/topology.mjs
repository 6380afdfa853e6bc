/**
 * `run.mjs topology [--stay] [--trace FILE]`: what docker/compose.yml describes, as processes, and the story of an import
 * through its proxy. With --stay it goes on until Ctrl-C; with --trace it draws an import from the request to COPY.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildWhatChanged } from '../start/build.mjs';
import { StartFailure } from '../start/failure.mjs';
import { withSetupLock } from '../start/setup-lock.mjs';
import { onStopRequest } from '../start/stop-signals.mjs';
import { faultsOf } from './faults.mjs';
import { Installation } from './installation.mjs';
import { hasProxy } from './proxy.mjs';
import { story, traceOf } from './story.mjs';
import { TraceCollector } from './trace-collector.mjs';
import { waterfall } from './waterfall.mjs';

export async function run(args) {
  const { values } = parseArgs({ args, options: { stay: { type: 'boolean' }, trace: { type: 'string' } } });
  if (!hasProxy()) throw new StartFailure('nginx was not found: install it (Debian: nginx), then try again.');
  await withSetupLock(buildWhatChanged);
  console.log('Starting a proxy, 2 APIs, 4 workers, Postgres, Redis and S3 ...');
  const collector = await TraceCollector.open();
  /** @type {Record<string, string>} */
  const settings = values.trace ? { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url } : {};
  const installation = await Installation.open({ apis: 2, workers: 4, settings });
  const leave = (code) => installation.close().finally(() => process.exit(code));
  onStopRequest(() => void leave(1));
  try {
    const facts = await story(installation);
    console.dir({ ...facts, page: facts.page.status }, { depth: 4 });
    const faults = faultsOf(facts);
    console.log(faults.length === 0 ? 'Everything is as it should be.' : faults.join('\n'));
    if (values.trace) {
      writeFileSync(values.trace, waterfall(await traceOf(installation, collector)));
      console.log(`Written: ${values.trace}`);
    }
    if (values.stay) {
      console.log(`\nETL Studio is at ${installation.url} until Ctrl-C; logs: ${installation.dataDir}/logs`);
      await new Promise((resolve) => setInterval(resolve, 2 ** 30));
    }
    await leave(faults.length === 0 ? 0 : 1);
  } catch (error) {
    console.error(error);
    await leave(1);
  }
}
