import { Program } from './program.mjs';

/**
 * Whoever starts programs in a data directory.
 * @typedef {object} Starter
 * @property {{ dataDir: string, record(child: { name: string, signal: string, pid: number }): void }} place
 * @property {(...specs: import('./program.mjs').ProgramSpec[]) => { ready(isReady: () => Promise<unknown>): Promise<void> }[]} start
 */

/** Everything this start has started, in order; stopped in the opposite order, the members of one group together. */
export class Programs {
  #groups = [];
  #stopping;

  /** @param {{ dataDir: string, record(child: { name: string, signal: string, pid: number }): void }} place */
  constructor(place) {
    this.place = place;
  }

  /** @param {import('./program.mjs').ProgramSpec[]} specs @returns {Program[]} */
  start(...specs) {
    if (this.#stopping) return [];
    const group = specs.map((spec) => new Program(spec, this.place));
    this.#groups.push(group);
    return group;
  }

  /** @returns {Promise<void>} the same one however often it is asked for */
  stopAll() {
    this.#stopping ??= this.#stopInOrder();
    return this.#stopping;
  }

  async #stopInOrder() {
    for (const group of [...this.#groups].reverse())
      await Promise.all(group.map((program) => program.stop()));
  }
}
