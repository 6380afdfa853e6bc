import { spawn } from 'node:child_process';

const ownGroup = process.platform !== 'win32';

const lastMs = 10_000;

/** @param {NodeJS.Signals} [signal] */
function end(pid, signal = 'SIGTERM') {
  try {
    process.kill(ownGroup ? -pid : pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Ends the program when it takes longer than it may. @returns {() => void} calls it off */
function limit(pid, withinMs) {
  const timers = [
    setTimeout(() => end(pid), withinMs),
    setTimeout(() => end(pid, 'SIGKILL'), withinMs + lastMs),
  ];
  return () => timers.forEach((timer) => clearTimeout(timer));
}

/**
 * Runs a program to its end. When this process exits before, the program and all it started are ended too.
 * @param {string} file
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onOutput?: (chunk: string) => void, withinMs?: number }} options
 * @returns {Promise<number | null>} its exit code, null when a signal ended it
 */
export function runOnce(file, args, { onOutput, withinMs, ...options }) {
  const child = spawn(file, args, { ...options, detached: ownGroup });
  const { pid } = child;
  const endWithUs = () => pid && end(pid);
  process.once('exit', endWithUs);
  const callOff = pid && withinMs ? limit(pid, withinMs) : () => undefined;
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => onOutput?.(text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => {
    callOff();
    process.off('exit', endWithUs);
  });
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
