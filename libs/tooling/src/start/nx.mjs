import { runOnce } from './run-once.mjs';
import { inRoot, root } from './workspace.mjs';

const quiet = { NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false', FORCE_COLOR: '0' };

/**
 * Runs one target of all projects, or of those named.
 * @param {string} target
 * @param {{ projects?: string[], env?: Record<string, string>, withinMs?: number, onOutput: (text: string) => void }} options
 * @returns {Promise<number | null>} the exit code
 */
export function runNx(target, { projects, env, withinMs, onOutput }) {
  const which = projects ? ['-p', projects.join(',')] : [];
  const nx = inRoot('node_modules/nx/dist/bin/nx.js');
  return runOnce(
    process.execPath,
    [nx, 'run-many', '-t', target, ...which, '--parallel=2', '--outputStyle=static'],
    {
      cwd: root,
      env: { ...process.env, ...env, ...quiet },
      stdio: ['ignore', 'pipe', 'pipe'],
      withinMs,
      onOutput,
    },
  );
}
