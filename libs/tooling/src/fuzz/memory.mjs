import v8 from 'node:v8';
import vm from 'node:vm';

/** Inputs after which the engine's code is compiled and its caches are warm. */
const WARM_AFTER = 2_000;

/** How far the resident set grows over a run: looked at after garbage is collected. */
export class MemoryGrowth {
  #collect = collector();
  #from = 0;
  #most = 0;

  look(inputs) {
    if (inputs < WARM_AFTER) return;
    this.#collect();
    const rss = process.memoryUsage.rss();
    if (this.#from === 0) this.#from = rss;
    this.#most = Math.max(this.#most, rss);
  }

  /** Bytes. */
  get growth() {
    return this.#most - this.#from;
  }
}

function collector() {
  v8.setFlagsFromString('--expose-gc');
  return vm.runInNewContext('gc');
}
