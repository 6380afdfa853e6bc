import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { watchStarters } from './stop-signals.mjs';
import { inRoot } from './workspace.mjs';

/** The file Windows starts is a script: there the packages' Node must already run (npm run puts it on the PATH). */
const ownNode = () => realpathSync(inRoot('node_modules/.bin/node'));

/** False too when an install has just replaced the file this process was started from. */
const isOwnNode = () => existsSync(process.execPath) && realpathSync(process.execPath) === ownNode();

/**
 * Goes on in the workspace's own Node: starts this same command there and passes signals and the exit code on.
 * The channel between the two tells the inner process when the outer one dies without a word.
 * @returns {boolean} true when this process already is the one that should go on
 */
export function continueInOwnNode() {
  if (process.platform === 'win32' || isOwnNode()) return true;

  const inner = spawn(ownNode(), process.argv.slice(1), { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => inner.kill(signal));
  if (process.env.npm_lifecycle_event) watchStarters(() => inner.kill('SIGTERM'));
  inner.on('exit', (code) => process.exit(code ?? 1));
  return false;
}
