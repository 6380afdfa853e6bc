import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks until the answer is truthy. @template T
 * @param {string} what it waits for, in the words of the error
 * @param {() => Promise<T> | T} ask
 * @returns {Promise<T>}
 */
export async function until(what, ask, withinMs = 30_000, everyMs = 20) {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > deadline) throw new Error(`Not within ${withinMs / 1000} s: ${what}`);
    await sleep(everyMs);
  }
}

/** Does the work on each item, a few at a time, and gives the results in order. */
export async function eachOf(items, atOnce, work) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index], index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}

/** The value below which `share` of them lie; 0 of nothing. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

export { sleep };
