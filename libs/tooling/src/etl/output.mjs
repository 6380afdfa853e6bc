import { once } from 'node:events';

/** Characters gathered before they are written. */
const BATCH = 65_536;

/** Text out, gathered in batches. A reader that leaves early (`| head`) ends the process without a word. */
export class Output {
  #text = '';

  /** @param {import('node:stream').Writable} stream */
  constructor(stream) {
    this.stream = stream;
    stream.on('error', (error) => {
      const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code === 'EPIPE') process.exit();
      console.error(`etl: the output cannot be written: ${message}.`);
      process.exit(2);
    });
  }

  add(line) {
    this.#text += `${line}\n`;
  }

  get isFull() {
    return this.#text.length >= BATCH;
  }

  /** Writes what was added; done once the reader keeps up. */
  async flush() {
    const text = this.#text;
    this.#text = '';
    await this.print(text);
  }

  async print(text) {
    if (!this.stream.write(text)) await once(this.stream, 'drain');
  }
}
