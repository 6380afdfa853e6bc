import { get } from 'node:http';

/** Somebody who watches a run's stream, and comes back when it is cut, as a browser does. */
export class EventClient {
  /** @type {any} the run as last told */
  last = null;
  fallen = 0;
  reconnects = 0;
  completed = false;
  #seq = 0;
  #stop = new AbortController();

  /** @param {import('./client.mjs').Client} client */
  constructor(client, runId) {
    this.client = client;
    this.runId = runId;
  }

  async watch() {
    while (!this.completed && !this.#stop.signal.aborted) {
      await this.#read();
      if (this.completed || this.#stop.signal.aborted) return;
      this.reconnects += 1;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }

  leave() {
    this.#stop.abort();
  }

  /** Resolves when the connection is gone. A connection of its own: a pool would open others for those that end. */
  #read() {
    const headers = { ...this.client.headers, ...(this.#seq > 0 && { 'Last-Event-ID': String(this.#seq) }) };
    const url = `${this.client.url()}/api/runs/${this.runId}/events`;
    return new Promise((resolve) => {
      const request = get(url, { agent: false, headers, signal: this.#stop.signal }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece) => {
          const blocks = (text + piece).split('\n\n');
          text = blocks.pop() ?? '';
          for (const block of blocks) this.#take(block);
          if (this.completed) request.destroy();
        });
        response.on('error', () => undefined).once('close', () => resolve(undefined));
      });
      request.on('error', () => resolve(undefined));
    });
  }

  #take(block) {
    const fields = Object.fromEntries(
      block
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
    );
    if (!fields.event?.startsWith('run.')) return;
    this.last = JSON.parse(fields.data ?? 'null');
    const seq = Number(this.last?.seq);
    if (seq < this.#seq) this.fallen += 1;
    this.#seq = Math.max(this.#seq, seq);
    this.completed = fields.event === 'run.completed';
  }
}
