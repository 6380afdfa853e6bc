import { Worker } from 'node:worker_threads';

/**
 * A fault proxy in a thread of its own: whatever the harness makes, hashes or waits for, what the product says to its
 * stores goes through at once.
 */
export class StoreProxy {
  #asked = 0;
  /** @type {Map<number, { resolve(answer: any): void, reject(error: Error): void }>} */
  #waiting = new Map();
  #thread;
  port = 0;

  /** @param {string} url of the store */
  static async before(url) {
    const proxy = new StoreProxy(url);
    proxy.port = await proxy.#ask('open');
    return proxy;
  }

  constructor(url) {
    this.#thread = new Worker(new URL('./proxy-thread.mjs', import.meta.url), { workerData: { url } });
    this.#thread.unref();
    this.#thread.on('message', ({ number, answer, error }) => {
      const asked = this.#waiting.get(number);
      this.#waiting.delete(number);
      if (error === undefined) asked?.resolve(answer);
      else asked?.reject(new Error(error));
    });
  }

  /** The address of the store with the proxy's port in it. */
  urlOf(url) {
    const through = new URL(url);
    through.host = `127.0.0.1:${this.port}`;
    return through.protocol.startsWith('http') ? through.origin : through.toString();
  }

  /** @param {import('./fault-proxy.mjs').Fault} fault @param {number} [amount] bytes of `cut`, ms of `delay` */
  break(fault, amount) {
    return this.#ask('break', fault, amount);
  }

  heal() {
    return this.#ask('heal');
  }

  async close() {
    await this.#ask('close');
    await this.#thread.terminate();
  }

  #ask(what, ...parameters) {
    const number = this.#asked++;
    this.#thread.postMessage({ number, what, parameters });
    return new Promise((resolve, reject) => this.#waiting.set(number, { resolve, reject }));
  }
}
