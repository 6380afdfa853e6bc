import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Tracing } from '../telemetry';

/** Makes each request of the API a span, a part of the caller's trace where it names one (`traceparent`). */
export function traceRequests(tracing: Tracing): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    if (!tracing.on) {
      next();
      return;
    }
    const span = tracing.begin(request.method, {
      kind: 'server',
      parent: request.get('traceparent') ?? null,
    });
    response.once('close', () => {
      // The route, never the address: that holds ids. What no route took is the console's.
      const route = (request.route as { path?: unknown } | undefined)?.path;
      if (typeof route === 'string') {
        span.rename(`${request.method} ${route}`);
        span.set({ 'http.route': route });
      }
      span.set({
        'http.request.method': request.method,
        'http.response.status_code': response.statusCode,
        'request.id': request.requestId,
      });
      if (response.statusCode >= 500) span.fail(null);
      span.end();
    });
    span.run(next);
  };
}
