import { readFileSync } from 'node:fs';
import { identityOf, isStillRunning } from './process-identity.mjs';

/**
 * Calls `stop` once this process is asked to end: by a signal, or because the process that started it died
 * (the outer Node, or npm) and nobody is left to pass a signal on.
 */
export function onStopRequest(stop) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  process.on('disconnect', stop);
  // Output that nobody reads any more must not end what is running.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  if (process.env.npm_lifecycle_event) watchStarters(stop);
}

/** Name and parent of a process, where the system tells (Linux). */
function parentOf(pid) {
  try {
    const [, name = '', parent = ''] =
      /^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return { name, parent: Number(parent) };
  } catch {
    return { name: '', parent: 0 };
  }
}

/** The processes that started this one: its parent and, where that is only npm's shell, npm. */
function starters() {
  const { name, parent } = parentOf(process.ppid);
  return (/^(ba|da)?sh$/.test(name) ? [process.ppid, parent] : [process.ppid]).map(identityOf);
}

/** Calls `stop` when a process that started this one is gone: no signal would come from it any more. */
export function watchStarters(stop) {
  const watched = starters();
  const watch = setInterval(() => {
    if (watched.every(isStillRunning)) return;
    clearInterval(watch);
    stop();
  }, 1_000);
  watch.unref();
}
