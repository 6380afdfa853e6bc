import { spawn } from 'node:child_process';

const ownGroup = process.platform !== 'win32';

function end(pid) {
  try {
    process.kill(ownGroup ? -pid : pid, 'SIGTERM');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/**
 * Runs a program to its end. When this process exits before, the program and all it started are ended too.
 * @param {string} file
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onOutput?: (chunk: string) => void }} options
 * @returns {Promise<number | null>} its exit code, null when a signal ended it
 */
export function runOnce(file, args, { onOutput, ...options }) {
  const child = spawn(file, args, { ...options, detached: ownGroup });
  const { pid } = child;
  const endWithUs = () => pid && end(pid);
  process.once('exit', endWithUs);
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => onOutput?.(text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => process.off('exit', endWithUs));
}

/** Does `work`; a signal meanwhile ends this process in a way that ends what runs in it too. */
export async function endingOnSignals(work) {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  const leave = () => process.exit(1);
  for (const signal of signals) process.on(signal, leave);
  try {
    return await work();
  } finally {
    for (const signal of signals) process.off(signal, leave);
  }
}
