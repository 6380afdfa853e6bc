import { AsyncLocalStorage } from 'node:async_hooks';

export interface RequestContext {
  /** Answered as `X-Request-Id` and written on every log line of the request. */
  readonly requestId: string;
  /** Address of the caller, as far as `TRUST_PROXY` lets it be known. */
  readonly ip: string | null;
  /** The API key that asks, once it is known. */
  apiKeyId?: string;
}

/** Carries who is asking, and under which id, through everything a request awaits. */
export const requestContext = new AsyncLocalStorage<RequestContext>();
