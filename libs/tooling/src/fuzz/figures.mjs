/** What a run of the fuzzer found out, as it goes. */
export class Figures {
  inputs = 0;
  bytes = 0;
  rows = 0;
  refused = 0;
  failures = 0;
  slowest = { seed: 0, pace: 0, bytes: 0 };
  #started = performance.now();

  get seconds() {
    return (performance.now() - this.#started) / 1000;
  }

  /** @param {import('./inputs.mjs').Input} input @param {import('./trial.mjs').Trial} trial */
  add({ seed, bytes }, { pace, rows, refused, failure }) {
    this.inputs++;
    this.bytes += bytes.length;
    this.rows += rows;
    if (refused) this.refused++;
    if (failure) this.failures++;
    if (pace > this.slowest.pace) this.slowest = { seed, pace, bytes: bytes.length };
  }

  /** How far a long run has come. @param {number} growth bytes that the resident set grew by */
  line(growth) {
    return `${this.inputs} inputs in ${this.seconds.toFixed(0)} s, ${this.failures} failures, +${(growth / 1e6).toFixed(0)} MB`;
  }

  /** @param {number} growth bytes that the resident set grew by */
  text(growth) {
    const { inputs, seconds, slowest } = this;
    const count = (number) => number.toLocaleString('en-US', { maximumFractionDigits: 0 });
    return [
      `inputs         ${count(inputs)} (${count(this.refused)} refused as no table), ${count(this.rows)} rows, ${count(this.bytes / 1e6)} MB`,
      `time           ${count(seconds)} s, ${count(inputs / seconds)} inputs a second`,
      `slowest        ${(1000 * slowest.pace).toFixed(1)} ms for 64 KB (${count(slowest.bytes)} bytes, seed ${slowest.seed})`,
      `memory         +${(growth / 1e6).toFixed(0)} MB`,
      `failures       ${count(this.failures)}`,
    ].join('\n');
  }
}
