/**
 * The engine's two passes over a file, in constant memory.
 * @typedef {import('./engine.mjs').Engine} Engine
 * @typedef {import('../../../engine/src/index').FileProfile} FileProfile
 * @typedef {import('../../../engine/src/index').RawRow} RawRow
 */

export class TwoPasses {
  /**
   * @param {Engine} engine
   * @param {{ chunks(): AsyncIterable<Uint8Array> }} input
   * @param {string} [encoding] what the file is written in, where somebody says so
   */
  constructor(engine, input, encoding) {
    this.engine = engine;
    this.input = input;
    this.encoding = encoding;
    // An import's limits, but for the rows: nothing is kept of them here.
    this.limits = { ...engine.DEFAULT_LIMITS, maxRows: Number.MAX_SAFE_INTEGER };
  }

  /** The first pass. Throws the engine's FileError. */
  async profile() {
    const inspector = new this.engine.FileInspector({ limits: this.limits, encoding: this.encoding });
    for await (const chunk of this.input.chunks()) inspector.push(chunk);
    return inspector.end();
  }

  /**
   * The second pass: calls `onRow` for each data row, and waits for `onChunk` between the chunks of the file.
   * @param {FileProfile} profile
   * @param {(row: RawRow) => void} onRow
   * @param {() => Promise<void>} [onChunk]
   */
  async rows(profile, onRow, onChunk = async () => undefined) {
    const reader = new this.engine.RowReader(profile, this.limits, onRow);
    for await (const chunk of this.input.chunks()) {
      reader.push(chunk);
      await onChunk();
    }
    reader.end();
    await onChunk();
  }
}
