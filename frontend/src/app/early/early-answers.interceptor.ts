import {
  HttpErrorResponse,
  type HttpEvent,
  HttpHeaders,
  type HttpInterceptorFn,
  HttpResponse,
} from '@angular/common/http';
import { inject } from '@angular/core';
import { from, type Observable, of, switchMap, throwError } from 'rxjs';

import { OrgContext } from '../session/org-context';
import { type EarlyAnswer, takeEarly } from './early-requests';

/** Gives a request the answer to the same one that was asked before the page was there; asks where that one failed. */
export const earlyAnswers: HttpInterceptorFn = (request, next) => {
  const early =
    request.method === 'GET' ? takeEarly(request.urlWithParams, inject(OrgContext).orgId()) : null;
  if (!early) return next(request);
  return from(early.catch(() => null)).pipe(
    switchMap((answer) => (answer === null ? next(request) : eventOf(request.urlWithParams, answer))),
  );
};

function eventOf(url: string, { response, body }: EarlyAnswer): Observable<HttpEvent<unknown>> {
  const { ok, status, statusText } = response;
  const head = { url, status, statusText, headers: new HttpHeaders(response.headers) };
  return ok
    ? of(new HttpResponse({ ...head, body }))
    : throwError(() => new HttpErrorResponse({ ...head, error: body }));
}
