import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { CSRF_HEADER, CSRF_VALUE, ORG_HEADER } from '@etl-studio/contracts';

import { OrgContext } from '../session/org-context';
import { newTraceparent } from './traceparent';

/** Marks the console's own requests (CSRF), begins a trace for each, and names the organization they are about. */
export const requestHeaders: HttpInterceptorFn = (request, next) => {
  const orgId = inject(OrgContext).orgId();
  const headers = request.headers.set(CSRF_HEADER, CSRF_VALUE).set('traceparent', newTraceparent());
  return next(request.clone({ headers: orgId ? headers.set(ORG_HEADER, orgId) : headers }));
};
