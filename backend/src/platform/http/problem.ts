import { HttpException } from '@nestjs/common';
import { ERROR_STATUS, type ErrorCode, type Problem } from '@etl-studio/contracts';
import { isDatabaseUnavailable } from '../database/database-errors';
import { DomainError, notFound } from './domain-error';

const CODE_OF_STATUS: Record<number, ErrorCode> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'body_too_large',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
  503: 'unavailable',
};

/** The refusal that an error stands for; null for one nobody expected. */
export function refusalOf(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  if (isDatabaseUnavailable(error)) {
    return new DomainError('unavailable', 'The database is not reachable at the moment. Try again shortly.', {
      retryAfter: 5,
      cause: error,
    });
  }
  return error instanceof HttpException ? fromHttpException(error) : null;
}

function fromHttpException(error: HttpException): DomainError | null {
  const status = error.getStatus();
  // A path that cannot be decoded names nothing.
  if (error.cause instanceof URIError || status === 404) return notFound();
  if (status === 400 && error.cause instanceof SyntaxError) {
    return new DomainError(
      'invalid_request',
      'The body is not valid JSON. Send one JSON object, encoded as UTF-8.',
    );
  }
  if (isZlibFault(error.cause)) {
    return new DomainError(
      'invalid_request',
      'The body cannot be unpacked as its Content-Encoding says. Send it as it is, without that header.',
    );
  }
  if (status === 413) {
    return new DomainError('body_too_large', 'The body of the request is larger than this address accepts.');
  }
  const code = CODE_OF_STATUS[status] ?? (status < 500 ? 'invalid_request' : null);
  return code && new DomainError(code, error.message);
}

/** Node names the faults of zlib `Z_…`, and those of Brotli `ERR__ERROR_…`. */
function isZlibFault(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return /^(?:Z_|ERR__ERROR_)/.test(code);
}

export function problemOf(refusal: DomainError, instance: string, requestId: string): Problem {
  const { code, detail, extra } = refusal;
  return {
    type: `urn:etl-studio:problem:${code}`,
    title: titleOf(code),
    status: ERROR_STATUS[code],
    detail,
    code,
    instance,
    requestId,
    ...(extra.errors && { errors: extra.errors }),
    ...(extra.runId && { runId: extra.runId }),
    ...(extra.existingRunId && { existingRunId: extra.existingRunId }),
  };
}

function titleOf(code: ErrorCode): string {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
