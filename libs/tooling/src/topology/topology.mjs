/**
 * `run.mjs topology [--stay]`: what docker/compose.yml describes, as processes, and the story of an import through its
 * proxy. With --stay it goes on until Ctrl-C.
 */
import { buildWhatChanged } from '../start/build.mjs';
import { StartFailure } from '../start/failure.mjs';
import { withSetupLock } from '../start/setup-lock.mjs';
import { onStopRequest } from '../start/stop-signals.mjs';
import { faultsOf } from './faults.mjs';
import { Installation } from './installation.mjs';
import { hasProxy } from './proxy.mjs';
import { story } from './story.mjs';

export async function run(args) {
  if (!hasProxy()) throw new StartFailure('nginx was not found: install it (Debian: nginx), then try again.');
  await withSetupLock(buildWhatChanged);
  console.log('Starting a proxy, 2 APIs, 4 workers, Postgres, Redis and S3 ...');
  const installation = await Installation.open({ apis: 2, workers: 4 });
  const leave = (code) => installation.close().finally(() => process.exit(code));
  onStopRequest(() => void leave(1));
  try {
    const facts = await story(installation);
    console.dir({ ...facts, page: facts.page.status }, { depth: 4 });
    const faults = faultsOf(facts);
    console.log(faults.length === 0 ? 'Everything is as it should be.' : faults.join('\n'));
    if (args.includes('--stay')) {
      console.log(`\nETL Studio is at ${installation.url} until Ctrl-C; logs: ${installation.dataDir}/logs`);
      await new Promise((resolve) => setInterval(resolve, 2 ** 30));
    }
    await leave(faults.length === 0 ? 0 : 1);
  } catch (error) {
    console.error(error);
    await leave(1);
  }
}
