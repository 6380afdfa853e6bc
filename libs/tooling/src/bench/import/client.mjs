import { openAsBlob } from 'node:fs';

const password = 'etl-studio-demo';

/** A signed-in user of the product's API. */
export class Client {
  #headers = { 'X-Requested-With': 'etl-studio' };

  constructor(url) {
    this.url = url;
  }

  /** @param {{ json?: unknown, body?: FormData }} [call] */
  async request(method, path, call = {}) {
    const { json, body } = call;
    const response = await fetch(this.url + path, {
      method,
      headers: { ...this.#headers, ...(json !== undefined && { 'Content-Type': 'application/json' }) },
      body: json === undefined ? body : JSON.stringify(json),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  }

  /** @returns {Promise<any>} */
  async json(method, path, call) {
    return (await this.request(method, path, call)).json();
  }

  async signIn(email = 'owner@demo.test') {
    const response = await this.request('POST', '/api/auth/login', { json: { email, password } });
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    const { orgs } = /** @type {{ orgs: { id: string }[] }} */ (await response.json());
    this.#headers = { ...this.#headers, Cookie: cookies.join('; '), 'X-Org-Id': orgs[0]?.id ?? '' };
    return this;
  }

  /** @returns {Promise<string>} the id of a new dataset */
  async dataset(name) {
    return (await this.json('POST', '/api/datasets', { json: { name } })).id;
  }

  /** @returns {Promise<string>} the id of the draft run */
  async upload(datasetId, file) {
    const form = new FormData();
    form.append('file', await openAsBlob(file, { type: 'text/csv' }), 'ads.csv');
    const path = `/api/datasets/${datasetId}/uploads?allowDuplicate=true`;
    return (await this.json('POST', path, { body: form })).run.id;
  }

  /** A draft run in a dataset of its own, ready to start. */
  async draft(file, mapping) {
    const datasetId = await this.dataset(`Bench ${performance.now()}`);
    const runId = await this.upload(datasetId, file);
    await this.json('PUT', `/api/datasets/${datasetId}/schema`, { json: { mapping, rules: {} } });
    return { datasetId, runId };
  }

  /** As the console does it: the file is validated first, and the start names what was found. */
  async basis(runId) {
    return (await this.json('POST', `/api/runs/${runId}/validate`, { json: {} })).basis;
  }

  /** Without a basis the API first looks whether rows of the file count already, as it does for programs. */
  start(runId, basis) {
    return this.json('POST', `/api/runs/${runId}/start`, { json: basis === undefined ? {} : { basis } });
  }
}
