/**
 * The workspace's one entry: `node libs/tooling/src/run.mjs VERB`, with one of the verbs below.
 * What runs before the packages are installed (this file and start/prepare.mjs) needs Node 20 and built-ins only;
 * everything after runs on the workspace's own Node.
 */
import { failWith, StartFailure } from './start/failure.mjs';
import { prepare } from './start/prepare.mjs';

const verbs = {
  start: () => import('./start/start.mjs'),
  services: () => import('./test/services.mjs'),
  build: () => import('./start/build-only.mjs'),
  test: () => import('./test/test.mjs'),
  e2e: () => import('./test/e2e.mjs'),
  audit: () => import('./audit/audit.mjs'),
  client: () => import('./client/client.mjs'),
  configuration: () => import('./topology/configuration.mjs'),
  fuzz: () => import('./fuzz/fuzz.mjs'),
  bench: () => import('./bench/bench.mjs'),
  chaos: () => import('./chaos/chaos.mjs'),
  pictures: () => import('./pictures/pictures.mjs'),
  topology: () => import('./topology/topology.mjs'),
};

try {
  const [verb = 'start', ...rest] = process.argv.slice(2);
  const load = verbs[verb];
  if (!load) throw new StartFailure(`"${verb}" is not one of ${Object.keys(verbs).join(', ')}`);
  const inOwnNode = await prepare();
  if (inOwnNode) await (await load()).run(rest);
} catch (error) {
  failWith(error);
}
