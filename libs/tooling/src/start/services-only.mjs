/** `run.mjs services`: Postgres and Redis for the integration tests, until Ctrl-C. Prints what the tests need. */
import { withTestServices } from '../test/test-services.mjs';
import { onStopRequest } from './stop-signals.mjs';

export async function run() {
  await withTestServices(async (env) => {
    for (const [name, value] of Object.entries(env)) console.log(`export ${name}='${value}'`);
    await new Promise((resolve) => onStopRequest(resolve));
  });
}
