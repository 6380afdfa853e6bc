import { ConnectionError, ProblemError } from './errors';

export interface Connection {
  /** Where the product answers, such as `https://etl.example.com`. */
  url?: string;
  /** `etl_…`; an admin makes one in the console under Settings, API keys. */
  apiKey: string;
  /** Tries of one request, the first included, while the server is busy or away. */
  tries?: number;
  /** Longest pause between two tries; a server that asks for a longer one is not asked again. */
  maxPauseSeconds?: number;
  fetch?: (request: Request) => Promise<Response>;
}

export interface Sent {
  method: string;
  /** With its query: `/api/runs?limit=5`. */
  path: string;
  headers?: RequestInit['headers'] | undefined;
  /** Called anew for every try. */
  body?: (() => NonNullable<RequestInit['body']>) | undefined;
  signal?: AbortSignal | null | undefined;
}

const HERE = 'http://localhost:3000';
const FIRST_PAUSE_SECONDS = 0.5;
const BUSY = new Set([429, 503]);

/**
 * Sends requests as the holder of an API key. Every write carries an Idempotency-Key, so that a request whose answer
 * got lost can be sent again: the server carries it out once.
 */
export class Transport {
  readonly url: string;
  private readonly apiKey: string;
  private readonly tries: number;
  private readonly maxPauseSeconds: number;
  private readonly fetch: (request: Request) => Promise<Response>;

  constructor(connection: Connection) {
    this.url = new URL(connection.url ?? HERE).href.replace(/\/+$/, '');
    this.apiKey = connection.apiKey;
    this.tries = connection.tries ?? 5;
    this.maxPauseSeconds = connection.maxPauseSeconds ?? 60;
    this.fetch = connection.fetch ?? ((request) => fetch(request));
  }

  /** The answer, below 400. Throws ProblemError, or ConnectionError where nobody answers. */
  async send(sent: Sent): Promise<Response> {
    const headers = this.headersOf(sent);
    for (let attempt = 1; ; attempt++) {
      const failure = await this.once(sent, headers);
      if (failure instanceof Response) return failure;
      const pause = this.pauseAfter(failure, attempt);
      if (pause === null) throw failure;
      await sleep(pause * 1000, sent.signal);
    }
  }

  private headersOf({ method, headers }: Sent): Headers {
    const all = new Headers(headers);
    all.set('Authorization', `Bearer ${this.apiKey}`);
    if (!all.has('Accept')) all.set('Accept', 'application/json');
    if (method !== 'GET' && !all.has('Idempotency-Key'))
      all.set('Idempotency-Key', globalThis.crypto.randomUUID());
    return all;
  }

  private async once(sent: Sent, headers: Headers): Promise<Response | ProblemError | ConnectionError> {
    const { method, path, body, signal } = sent;
    const init = {
      method,
      headers,
      ...(body && { body: body(), duplex: 'half' }),
      ...(signal && { signal }),
    };
    try {
      const response = await this.fetch(new Request(this.url + path, init as RequestInit));
      return response.ok ? response : await ProblemError.of(response);
    } catch (error) {
      if (signal?.aborted) throw error;
      return new ConnectionError(this.url, error);
    }
  }

  /** Seconds until the next try; null where there is none. */
  private pauseAfter(failure: ProblemError | ConnectionError, attempt: number): number | null {
    if (attempt >= this.tries) return null;
    const grown = FIRST_PAUSE_SECONDS * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);
    if (failure instanceof ConnectionError) return Math.min(grown, this.maxPauseSeconds);
    // A repetition that came before the first request was through is told when to ask for its answer.
    const isBusy = BUSY.has(failure.status) || failure.code === 'request_in_flight';
    const pause = failure.retryAfter ?? grown;
    return isBusy && pause <= this.maxPauseSeconds ? pause : null;
  }
}

/** Rejects with the signal's reason as soon as it is given. */
export function sleep(ms: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
