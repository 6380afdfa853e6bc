import { AsyncLocalStorage } from 'node:async_hooks';

export interface RequestContext {
  /** Answered as `X-Request-Id` and written on every log line of the request. */
  readonly requestId: string;
}

/** Carries the request id through everything a request awaits. */
export const requestContext = new AsyncLocalStorage<RequestContext>();
