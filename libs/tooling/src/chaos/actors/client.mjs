import { randomInt } from 'node:crypto';

/** Everybody in the demo has this one. */
const password = 'etl-studio-demo';

/** A caller of the product's API, on any of its processes, with the console's cookie and header. */
export class Client {
  #cookie = '';
  #turn = 0;
  /** Sign-ins are limited by address. */
  #address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
  orgId = '';

  /** @param {() => string[]} urls of the API processes that serve now */
  constructor(urls) {
    this.urls = urls;
  }

  async signIn(email) {
    const { orgs } = await this.insist('POST', '/api/auth/login', 200, { json: { email, password } });
    this.orgId = orgs[0]?.id ?? '';
    return this;
  }

  get headers() {
    return {
      'X-Requested-With': 'etl-studio',
      'X-Forwarded-For': this.#address,
      ...(this.#cookie && { Cookie: this.#cookie }),
      ...(this.orgId && { 'X-Org-Id': this.orgId }),
    };
  }

  /** The next process in turn. */
  url() {
    const urls = this.urls();
    return urls[this.#turn++ % urls.length] ?? '';
  }

  /**
   * @param {string} method @param {string} path
   * @param {{ json?: unknown, body?: string | FormData, withinMs?: number }} [call]
   * @returns {Promise<{ status: number, body: any, ms: number, headers: Headers }>} fails when no answer comes
   */
  async call(method, path, { json, body, withinMs = 60_000 } = {}) {
    const began = performance.now();
    const response = await fetch(this.url() + path, {
      method,
      body: json === undefined ? body : JSON.stringify(json),
      headers: { ...this.headers, ...(json !== undefined && { 'Content-Type': 'application/json' }) },
      signal: AbortSignal.timeout(withinMs),
    });
    for (const cookie of response.headers.getSetCookie()) this.#cookie = cookie.split(';')[0] ?? '';
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    const { status, headers } = response;
    return { status, headers, body: isJson ? JSON.parse(text) : text, ms: performance.now() - began };
  }

  /**
   * The same, until the product is there to answer it with what was wanted: one of the statuses.
   * @param {number | number[]} wanted
   */
  async insist(method, path, wanted, call = {}, withinMs = 60_000) {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const answer = await this.call(method, path, call).catch((error) => ({ status: 0, body: error }));
      if ([wanted].flat().includes(answer.status)) return answer.body;
      const mayPass = answer.status === 0 || answer.status === 429 || answer.status >= 500;
      if (!mayPass || performance.now() > deadline)
        throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  upload(datasetId, name, bytes, query = '') {
    const form = new FormData();
    form.append('file', new Blob([bytes], { type: 'text/csv' }), name);
    return this.call('POST', `/api/datasets/${datasetId}/uploads${query}`, { body: form });
  }
}
