import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';

import { OrgContext } from '../session/org-context';
import { ownHeaders } from './own-headers';

/** Marks the console's own requests (CSRF), begins a trace for each, and names the organization they are about. */
export const requestHeaders: HttpInterceptorFn = (request, next) =>
  next(request.clone({ setHeaders: ownHeaders(inject(OrgContext).orgId()) }));
