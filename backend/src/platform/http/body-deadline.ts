import type { NextFunction, Request, Response } from 'express';

const BODY_DEADLINE_MS = 60_000;

/** Cuts off a caller that takes longer than a minute over a small body. Files have a rate of their own to keep. */
export function bodyDeadline(request: Request, _response: Response, next: NextFunction): void {
  // `is` answers null for a request without a body, such as an event stream's.
  if (request.is('multipart/form-data') === false) {
    const timer = setTimeout(() => request.destroy(), BODY_DEADLINE_MS).unref();
    const stop = () => clearTimeout(timer);
    request.once('end', stop).once('close', stop);
  }
  next();
}
