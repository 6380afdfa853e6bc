import { CSRF_HEADER, CSRF_VALUE, ORG_HEADER } from '@etl-studio/contracts';

import { newTraceparent } from './traceparent';

/** Headers of the console's own requests: the mark against forgery, a trace for each, and the organization they are about. */
export function ownHeaders(orgId: string | null): Record<string, string> {
  const headers = { [CSRF_HEADER]: CSRF_VALUE, traceparent: newTraceparent() };
  return orgId ? { ...headers, [ORG_HEADER]: orgId } : headers;
}
