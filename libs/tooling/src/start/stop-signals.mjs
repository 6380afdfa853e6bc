/**
 * Calls `stop` once this process is asked to end: by a signal, or because the process that started it died
 * (the outer Node, or npm) and nobody is left to pass a signal on.
 */
export function onStopRequest(stop) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  process.on('disconnect', stop);
  // Output that nobody reads any more must not end what is running.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  if (process.env.npm_lifecycle_event) watchParent(stop);
}

/** Calls `stop` when the process that started this one is gone. */
export function watchParent(stop) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 1_000);
  watch.unref();
}
