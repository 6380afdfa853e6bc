import { runOnce } from '../start/run-once.mjs';
import { inRoot, root } from '../start/workspace.mjs';

const seconds = '60';

/** The fuzzer for a minute, from another seed each time: it prints the seed. @returns {Promise<number | null>} its exit code, null when a signal ended it */
export function runFuzz(onOutput) {
  const args = [inRoot('libs/tooling/src/run.mjs'), 'fuzz', '--seconds', seconds];
  return runOnce(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], onOutput });
}
