import { setTimeout as sleep } from 'node:timers/promises';
import { isStillRunning } from './process-identity.mjs';

const signalTo = (pid, signal) => {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
};

async function hasEnded(identity, withinMs) {
  for (let waited = 0; waited < withinMs; waited += 50) {
    if (!isStillRunning(identity)) return true;
    await sleep(50);
  }
  return !isStillRunning(identity);
}

/** Asks the process to end with `signal`, and ends it and its group by force when it takes longer than `patienceMs`. */
export async function stopProcess(identity, signal, patienceMs = 12_000) {
  if (!isStillRunning(identity)) return;
  signalTo(identity.pid, signal);
  if (await hasEnded(identity, patienceMs)) return;
  // Every child leads a group of its own, so a negative number reaches what it started too.
  signalTo(process.platform === 'win32' ? identity.pid : -identity.pid, 'SIGKILL');
  await hasEnded(identity, 5_000);
}
