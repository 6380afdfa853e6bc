/** Adds up what this thread computes: waiting for a busy machine does not count. */
export class Stopwatch {
  seconds = 0;

  /** @template T @param {() => T} work @returns {T} */
  time(work) {
    const before = process.threadCpuUsage();
    const result = work();
    const { user, system } = process.threadCpuUsage(before);
    this.seconds += (user + system) / 1e6;
    return result;
  }
}
