const SAMPLE_LINES = 5;

/**
 * Errors by code and field, with the message and lines of the first few rows.
 * @typedef {{ code: string, field: string | null, count: number, message: string, sampleLines: number[] }} Cause
 */
export class Causes {
  /** @type {Map<string, Cause>} */
  #causes = new Map();

  /** @param {{ line: number }} row */
  add({ line }, errors) {
    for (const { code, field, message } of errors) {
      const key = `${code} ${field ?? ''}`;
      const known = this.#causes.get(key);
      /** @type {Cause} */
      const cause = known ?? { code, field, count: 0, message, sampleLines: [] };
      if (!known) this.#causes.set(key, cause);
      cause.count++;
      if (cause.sampleLines.length < SAMPLE_LINES) cause.sampleLines.push(line);
    }
  }

  /** Most frequent first. */
  list() {
    return [...this.#causes.values()].sort((a, b) => b.count - a.count);
  }
}
