import { runOnce } from '../start/run-once.mjs';
import { inRoot, root } from '../start/workspace.mjs';

/**
 * Runs specs that have the machine's one product or set of servers to themselves, one after the other.
 * @param {string} config path of the Jest settings in the workspace
 * @param {string[]} args more arguments of Jest: patterns of specs, flags
 * @param {{ env: NodeJS.ProcessEnv, onOutput: (text: string) => void }} options
 * @returns {Promise<number | null>} Jest's exit code
 */
export function runSpecs(config, args, { env, onOutput }) {
  const jest = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    inRoot('node_modules/jest/bin/jest.js'),
    '-c',
    inRoot(config),
    '--runInBand',
    ...args,
  ];
  return runOnce(process.execPath, jest, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], onOutput });
}
