import { runOnce } from '../start/run-once.mjs';
import { inRoot, root } from '../start/workspace.mjs';

/**
 * Runs specs of frontend/e2e.
 * @param {string} config file name of the Jest settings
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
    inRoot('frontend/e2e', config),
    '--runInBand',
    ...args,
  ];
  return runOnce(process.execPath, jest, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], onOutput });
}
