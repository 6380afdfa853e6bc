import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { problemOf, refusalOf } from '../problem';
import { invalidRequest } from '../validation';
import { IdempotencyKeys, type KeptAnswer, type KeyOwner } from './idempotency-keys';
import { IdempotentRequest, ReplayedAnswer } from './idempotent-request';

declare module 'express-serve-static-core' {
  interface Request {
    /** Set by whoever knows who asks. */
    keyOwner?: KeyOwner;
    /** Given where the body is a file: to be called with what it holds, once that is known and before it counts. */
    claimBody?: (body: string) => Promise<void>;
  }
}

export const IDEMPOTENCY_HEADER = 'Idempotency-Key';
const KEY = /^[\x21-\x7e]{1,255}$/;
const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const JSON_TYPE = 'application/json; charset=utf-8';
const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/**
 * Carries a write with an `Idempotency-Key` out once: the same request again gets the same answer. What failed on
 * our side, or came too fast, is not kept.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly keys: IdempotencyKeys) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const key = request.get(IDEMPOTENCY_HEADER);
    if (key === undefined || !request.keyOwner || !WRITES.has(request.method)) return next.handle();
    if (!KEY.test(key)) throw notAKey();
    const address = `${request.method} ${request.originalUrl}`;
    const idempotent = new IdempotentRequest(this.keys, request.keyOwner, key, address);
    return from(carryOut(idempotent, request, context.switchToHttp().getResponse<Response>(), next));
  }
}

async function carryOut(
  idempotent: IdempotentRequest,
  request: Request,
  response: Response,
  next: CallHandler,
): Promise<unknown> {
  if (request.is('multipart/form-data')) request.claimBody = (body) => idempotent.claim(body);
  else await idempotent.claim(JSON.stringify(request.body ?? null));
  try {
    const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
    const text = body === undefined ? '' : JSON.stringify(body);
    await idempotent.end({ status: response.statusCode, contentType: JSON_TYPE, body: text });
    return body;
  } catch (error) {
    if (!(error instanceof ReplayedAnswer)) await idempotent.end(refusalToKeep(error, request));
    throw error;
  }
}

function refusalToKeep(error: unknown, { path, requestId }: Request): KeptAnswer | null {
  const refusal = refusalOf(error);
  const problem = refusal && problemOf(refusal, path, requestId);
  if (!problem || problem.status >= 500 || problem.status === 429) return null;
  return { status: problem.status, contentType: PROBLEM_TYPE, body: JSON.stringify(problem) };
}

function notAKey() {
  const message = `${IDEMPOTENCY_HEADER} must be 1 to 255 visible ASCII characters, such as a UUID`;
  return invalidRequest([{ path: IDEMPOTENCY_HEADER, message }]);
}
