import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';

import { SessionRenewal } from '../session/session-renewal';

/**
 * Holds a request that met the end of the session until the person has signed in again, then sends it once
 * more: the page goes on where it was.
 */
export const sessionRenewal: HttpInterceptorFn = (request, next) => {
  const renewal = inject(SessionRenewal);
  if (request.url.startsWith('/api/auth/')) return next(request);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (!(error instanceof HttpErrorResponse) || error.status !== 401) return throwError(() => error);
      return from(renewal.renew()).pipe(
        switchMap((renewed) => (renewed ? next(request) : throwError(() => error))),
      );
    }),
  );
};
