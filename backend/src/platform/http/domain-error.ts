import type { ErrorCode, FieldProblem } from '@etl-studio/contracts';

export interface DomainErrorExtra {
  errors?: FieldProblem[];
  existingRunId?: string;
  /** The draft that was made before this refusal. */
  runId?: string;
  /** Seconds after which the request may be tried again; answered as `Retry-After`. */
  retryAfter?: number;
  cause?: unknown;
}

/**
 * An expected refusal. The code decides the status of the answer (`ERROR_STATUS`); the detail is shown to the
 * user and says what was read, what was expected and how to mend it.
 */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
    readonly extra: DomainErrorExtra = {},
  ) {
    super(`${code}: ${detail}`, extra.cause === undefined ? undefined : { cause: extra.cause });
  }
}

/** One answer for what does not exist and for what the caller may not know of. */
export function notFound(): DomainError {
  return new DomainError('not_found', 'There is nothing at this address, or you have no access to it.');
}
