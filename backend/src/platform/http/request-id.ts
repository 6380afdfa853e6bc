import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { requestContext } from '../logging/request-context';

declare module 'express-serve-static-core' {
  interface Request {
    requestId: string;
  }
}

const ACCEPTED = /^[\w-]{8,64}$/;

/** Names the request: by the caller's `X-Request-Id` when that is a plain word, else by a new id. */
export function requestId(request: Request, response: Response, next: NextFunction): void {
  const given = request.get('X-Request-Id');
  request.requestId = given !== undefined && ACCEPTED.test(given) ? given : randomUUID();
  response.setHeader('X-Request-Id', request.requestId);
  requestContext.run({ requestId: request.requestId, ip: request.ip ?? null }, next);
}
