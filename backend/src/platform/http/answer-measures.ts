import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Measures } from '../telemetry';

/** Counts answers by the first digit of their status, and the time they took; event streams are not answers. */
export function countAnswers(measures: Measures): RequestHandler {
  const counts: Record<string, number> = { '2xx': 0, '3xx': 0, '4xx': 0, '5xx': 0 };
  let seconds = 0;
  measures.add(
    {
      name: 'etl_http_answers_total',
      help: 'Requests that this process answered, by class of status.',
      type: 'counter',
      label: 'class',
      read: () => ({ ...counts }),
    },
    {
      name: 'etl_http_seconds_total',
      help: 'Seconds from the arrival of those requests to the end of their answers.',
      type: 'counter',
      read: () => seconds,
    },
  );
  return (_request: Request, response: Response, next: NextFunction) => {
    const began = performance.now();
    response.once('close', () => {
      const stream = String(response.getHeader('Content-Type')).startsWith('text/event-stream');
      if (stream || !response.headersSent) return;
      const kind = `${Math.floor(response.statusCode / 100)}xx`;
      counts[kind] = (counts[kind] ?? 0) + 1;
      seconds += (performance.now() - began) / 1000;
    });
    next();
  };
}
