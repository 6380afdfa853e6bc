/**
 * @typedef {object} Verdict
 * @property {Record<string, string | number>} figures what was measured
 * @property {string[]} faults in what the promise was not held; none: it was
 *
 * @typedef {object} Scale how much of it
 * @property {boolean} short
 * @property {(short: number, full: number) => number} of
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

/** @param {boolean} short @returns {Scale} */
export const scaleOf = (short) => ({ short, of: (few, many) => (short ? few : many) });

/** The sentence where the condition does not hold. @returns {string[]} */
export const unless = (condition, sentence) => (condition ? [] : [sentence]);

export const stuckSentences = (ids) => ids.map((id) => `run ${id} is stuck`);
