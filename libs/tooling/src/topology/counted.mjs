import { setTimeout as sleep } from 'node:timers/promises';

/** Asks the same again and again, and keeps what was answered otherwise than with 200. */
export class Counted {
  requests = 0;
  /** @type {string[]} */
  failures = [];
  #stopping = false;

  /** @param {() => Promise<{ status: number }>} ask */
  constructor(ask) {
    this.ask = ask;
  }

  async run() {
    while (!this.#stopping) {
      this.requests += 1;
      const said = await this.ask().then(
        ({ status }) => String(status),
        (error) => String(error.cause?.code ?? error),
      );
      if (said !== '200') this.failures.push(said);
      await sleep(20);
    }
  }

  stop() {
    this.#stopping = true;
  }
}
