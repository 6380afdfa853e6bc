/** From a bare clone to the workspace's own Node. Runs on Node 20, with built-ins only. */
import { existsSync } from 'node:fs';
import { StartFailure } from './failure.mjs';
import { installPackages } from './install.mjs';
import { hydratePostgres } from './hydrate-postgres.mjs';
import { continueInOwnNode } from './own-node.mjs';
import { endingOnSignals } from './run-once.mjs';
import { withSetupLock } from './setup-lock.mjs';

const oldestNode = 20;

/** @returns {Promise<boolean>} true when this process runs on the workspace's own Node, with all packages there */
export async function prepare() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < oldestNode) {
    throw new StartFailure(
      `Node ${oldestNode} or later is needed, this is ${process.version}: install a newer Node.`,
    );
  }
  // The compiler's native part and Postgres' libraries find themselves by it.
  if (process.platform === 'linux' && !existsSync('/proc/self')) {
    throw new StartFailure('/proc is not mounted here: run "mount -t proc proc /proc" first.');
  }
  await endingOnSignals(() =>
    withSetupLock(async () => {
      await installPackages();
      await hydratePostgres();
    }),
  );
  return continueInOwnNode();
}
