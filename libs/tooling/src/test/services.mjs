import { withTestServices } from './test-services.mjs';

/** `run.mjs services`: what the integration tests need, until Ctrl-C. Prints the variables they read. */
export async function run() {
  await withTestServices(async (env) => {
    for (const [name, value] of Object.entries(env)) console.log(`export ${name}='${value}'`);
    await new Promise((resolve) => setInterval(resolve, 2 ** 30));
  });
}
