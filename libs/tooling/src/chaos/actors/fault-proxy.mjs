import net from 'node:net';

/** @typedef {'refuse' | 'mute' | 'cut' | 'delay' | '503' | 'vanish'} Fault */

const HTTP_503 = 'HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

/**
 * Stands in front of a store on a port of its own and does to its connections what networks do. Faults:
 * `refuse` no connection, those there are reset; `mute` nothing passes and nothing is said; `cut` every answer is
 * reset after so many bytes; `delay` every piece comes so many milliseconds late; `503` HTTP answers of that status;
 * `vanish` the store's host is gone without a word and another one has its place: connections there are mute for
 * good, new ones pass. Driven from outside its thread by `StoreProxy`.
 */
export class FaultProxy {
  /** @type {string | null} */
  #fault = null;
  #amount = 0;
  #pairs = new Set();
  #gone = new WeakSet();
  #server = this.#newServer();
  port = 0;

  /** @param {{ host: string, port: number }} target */
  constructor(target) {
    this.target = target;
  }

  static async before(url) {
    const { hostname, port, protocol } = new URL(url);
    const usual = { 'http:': 80, 'https:': 443 }[protocol] ?? 0;
    const proxy = new FaultProxy({ host: hostname, port: Number(port) || usual });
    await proxy.#listen();
    return proxy;
  }

  /** @param {Fault} fault @param {number} amount bytes of `cut`, ms of `delay` */
  async break(fault, amount = 0) {
    this.#fault = fault;
    this.#amount = amount;
    if (fault === 'refuse') await this.#stopListening();
    else if (fault === 'mute') for (const pair of this.#pairs) for (const socket of pair) socket.pause();
    else if (fault === '503') this.#reset();
    else if (fault === 'vanish') this.#vanish();
  }

  /** As if nothing had been; connections that were muted are reset, as a network that comes back would. */
  async heal() {
    const fault = this.#fault;
    this.#fault = null;
    if (fault === 'refuse') await this.#listen();
    if (fault === 'mute' || fault === 'vanish') this.#reset();
  }

  async close() {
    await this.#stopListening();
  }

  #newServer() {
    return net.createServer({ allowHalfOpen: true }, (client) => this.#connect(client));
  }

  #listen() {
    this.#server = this.#newServer();
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.port, '127.0.0.1', () => {
        this.port = /** @type {net.AddressInfo} */ (this.#server.address()).port;
        resolve(undefined);
      });
    });
  }

  async #stopListening() {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#reset();
    await closed;
  }

  #vanish() {
    for (const pair of this.#pairs) {
      this.#gone.add(pair);
      for (const socket of pair) socket.pause();
    }
  }

  #reset() {
    for (const pair of this.#pairs) for (const socket of pair) socket.resetAndDestroy();
  }

  /** @param {net.Socket} client */
  #connect(client) {
    if (this.#fault === '503') {
      const pair = [client];
      this.#pairs.add(pair);
      client.once('close', () => this.#pairs.delete(pair)).on('error', () => undefined);
      client.once('data', () => client.end(HTTP_503));
      return;
    }
    const store = net.connect({ ...this.target, allowHalfOpen: true });
    const pair = [client, store];
    this.#pairs.add(pair);
    for (const socket of pair) {
      socket.setNoDelay(true).on('error', () => undefined);
      socket.once('close', () => {
        this.#pairs.delete(pair);
        for (const each of pair) each.destroy();
      });
      if (this.#fault === 'mute') socket.pause();
    }
    const isMute = () => this.#fault === 'mute' || this.#gone.has(pair);
    this.#pass(client, store, isMute, () => false);
    let answered = 0;
    this.#pass(store, client, isMute, (bytes) => {
      answered += bytes;
      return this.#fault === 'cut' && answered > this.#amount;
    });
  }

  /**
   * @param {net.Socket} from @param {net.Socket} to
   * @param {() => boolean} isMute @param {(bytes: number) => boolean} mustCut
   */
  #pass(from, to, isMute, mustCut) {
    from.on('data', (chunk) => {
      if (mustCut(chunk.length)) return void to.resetAndDestroy();
      const send = () => {
        if (to.destroyed || to.write(chunk) || isMute()) return;
        from.pause();
        to.once('drain', () => isMute() || from.resume());
      };
      if (this.#fault === 'delay') setTimeout(send, this.#amount);
      else send();
    });
    from.on('end', () => to.end());
  }
}
