import { Complaint } from './complaint.mjs';

/**
 * The product's HTTP API, asked with an API key.
 * @typedef {import('../../../contracts/src/index').Problem} Problem
 */

/** An answer of 400 and above. */
export class Refusal extends Complaint {
  /** @param {Problem} problem */
  constructor(problem) {
    const faults = (problem.errors ?? []).map(({ path, message }) => ` ${path}: ${message}.`);
    super(`${problem.detail ?? problem.title ?? `the server answered ${problem.status}`}${faults.join('')}`);
    this.problem = problem;
  }
}

export class Server {
  constructor(url, apiKey) {
    this.url = url.replace(/\/+$/, '');
    this.apiKey = apiKey;
  }

  /** The JSON that the server answers. @returns {Promise<any>} Throws a Refusal, or a Complaint where no server answers. */
  async json(method, path, { json, ...rest } = /** @type {any} */ ({})) {
    const body = json === undefined ? {} : { body: JSON.stringify(json) };
    const headers =
      json === undefined ? rest.headers : { 'Content-Type': 'application/json', ...rest.headers };
    const response = await this.response(method, path, { ...rest, ...body, headers });
    return response.status === 204 ? null : response.json();
  }

  /** @returns {Promise<Response>} one below 400 */
  async response(method, path, { headers = {}, ...rest } = /** @type {any} */ ({})) {
    const response = await this.#fetched(`${this.url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.apiKey}`, Accept: 'application/json', ...headers },
      redirect: 'error',
      ...rest,
    });
    if (response.ok) return response;
    throw new Refusal(await problemOf(response));
  }

  async #fetched(url, request) {
    try {
      return await fetch(url, request);
    } catch (error) {
      if (error instanceof Complaint) throw error;
      throw new Complaint(`no answer from ${this.url}: ${reasonOf(error)}.`, { cause: error });
    }
  }
}

/** @returns {Promise<Problem>} */
async function problemOf(response) {
  const { status, statusText } = response;
  const what = `the server answered ${status} ${statusText}, which is no answer of this product`;
  return response.json().catch(() => ({ status, detail: what }));
}

/** @param {any} error */
function reasonOf(error) {
  return error.cause?.code ?? error.cause?.message ?? error.message;
}
