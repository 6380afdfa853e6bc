import type { Problem } from './types';

/** An answer of 400 and above: what was read, what was expected, and how to mend it. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  /** `retryAfter`: seconds, where the answer says so. */
  constructor(
    readonly problem: Problem,
    readonly retryAfter: number | null = null,
  ) {
    const faults = (problem.errors ?? []).map(({ path, message }) => ` ${path}: ${message}.`);
    super(`${problem.detail}${faults.join('')}`);
  }

  /** A stable word, such as `duplicate_file`. */
  get code(): Problem['code'] {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }

  /** Of an answer that is not of the product, a proxy's for instance, only the status is known. */
  static async of(response: Response): Promise<ProblemError> {
    const retryAfter = secondsOf(response.headers.get('Retry-After'));
    const isProblem = response.headers.get('Content-Type')?.includes('json') === true;
    const body: unknown = isProblem ? await response.json().catch(() => null) : null;
    if (!isProblem) await response.body?.cancel();
    return new ProblemError(isProblemBody(body) ? body : stranger(response), retryAfter);
  }
}

/** Nobody answered at this address. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';

  constructor(url: string, cause: unknown) {
    super(`No answer from ${url}: ${reasonOf(cause)}.`, { cause });
  }
}

/** A run did not end in the time that was given to it. */
export class WaitTimeoutError extends Error {
  override readonly name = 'WaitTimeoutError';

  constructor(runId: string, seconds: number, status: string | null) {
    const state = status === null ? 'nothing was heard of it' : `it is ${status}`;
    super(`Run ${runId} has not ended after ${seconds} s: ${state}.`);
  }
}

function isProblemBody(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}

function stranger({ status, statusText, url }: Response): Problem {
  return {
    type: 'about:blank',
    title: statusText,
    status,
    detail: `${url} answered ${status} ${statusText}, which is no answer of ETL Studio.`,
    code: status >= 500 ? 'unavailable' : 'invalid_request',
    instance: url,
    requestId: '',
  };
}

/** Seconds or a date, as HTTP has it. */
function secondsOf(header: string | null): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, (at - Date.now()) / 1000);
}

/** The code of the system, `ECONNREFUSED`, is behind what fetch says. */
function reasonOf(error: unknown): string {
  const { cause = error } = error as { cause?: unknown };
  const { code, message } = cause as { code?: string; message?: string };
  return code ?? message ?? String(cause);
}
