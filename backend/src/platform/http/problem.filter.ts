import { type ArgumentsHost, Catch, type ExceptionFilter, Logger, NotFoundException } from '@nestjs/common';
import type { Request, Response } from 'express';
import { allowedMethods } from './allowed-methods';
import { DomainError } from './domain-error';
import { ReplayedAnswer } from './idempotency';
import { problemOf, refusalOf } from './problem';

/** Turns everything thrown in a request into problem+json; what was not expected is only told to the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    if (error instanceof ReplayedAnswer) {
      replay(response, error.answer);
      return;
    }
    const refusal = methodRefusal(error, request, response) ?? refusalOf(error) ?? unexpected(request);
    if (refusal.code === 'internal_error' || refusal.code === 'unavailable') {
      this.logger.error({ message: 'Request failed', method: request.method, path: request.path, error });
    }
    // The status line is gone: cutting the connection is the only way left to say that the body is not whole.
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (refusal.extra.retryAfter !== undefined)
      response.setHeader('Retry-After', Math.ceil(refusal.extra.retryAfter));
    const problem = problemOf(refusal, request.path, request.requestId);
    response.setHeader('Cache-Control', 'no-store');
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}

function replay(response: Response, { status, contentType, body }: ReplayedAnswer['answer']): void {
  response.status(status).setHeader('Idempotency-Replayed', 'true');
  if (body === '') response.end();
  else response.type(contentType).send(body);
}

/** A known address asked with a method it has not. */
function methodRefusal(error: unknown, request: Request, response: Response): DomainError | null {
  const methods = error instanceof NotFoundException && !request.route ? allowedMethods(request) : [];
  if (methods.length === 0) return null;
  response.setHeader('Allow', methods.join(', '));
  return new DomainError(
    'method_not_allowed',
    `This address takes ${methods.join(', ')}, not ${request.method}.`,
  );
}

function unexpected(request: Request): DomainError {
  return new DomainError(
    'internal_error',
    `Something went wrong on our side. Try again, and tell the operator the request id ${request.requestId}.`,
  );
}
