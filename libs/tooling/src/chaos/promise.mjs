/**
 * @typedef {object} Verdict
 * @property {Record<string, string | number>} figures what was measured
 * @property {string[]} faults in what the promise was not held; none: it was
 *
 * @typedef {object} Scale how much of it
 * @property {boolean} short
 * @property {(short: number, full: number) => number} of
 * @property {boolean} isBounded by the clock: what is counted may come to less
 * @property {() => number} leftMs until no more is to be broken, Infinity where there is no bound
 *
 * @typedef {object} Setting
 * @property {import('./actors/stage.mjs').Stage} stage with two APIs and three workers
 * @property {string} product the folder of the build they run
 * @property {import('./random.mjs').Random} random
 * @property {Scale} scale
 *
 * @typedef {object} Promised
 * @property {string} id
 * @property {string} says
 * @property {string} wants the figure to be held
 * @property {(setting: Setting) => Promise<Verdict>} test
 */

/** The clock of the bound starts when it is first looked at. @param {boolean} short @param {number | null} [minutes] @returns {Scale} */
export function scaleOf(short, minutes = null) {
  let began;
  return {
    short,
    of: (few, many) => (short ? few : many),
    isBounded: minutes !== null,
    leftMs: () => {
      began ??= performance.now();
      return minutes === null ? Infinity : Math.max(0, began + minutes * 60_000 - performance.now());
    },
  };
}

/** The sentence where the condition does not hold. @returns {string[]} */
export const unless = (condition, sentence) => (condition ? [] : [sentence]);

export const stuckSentences = (ids) => ids.map((id) => `run ${id} is stuck`);
