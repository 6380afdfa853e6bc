import { HttpErrorResponse } from '@angular/common/http';
import type { ErrorCode, FieldProblem, Problem } from '@etl-studio/contracts';

import { serverText } from '../language/server-texts';

/** A refused or failed request, in words a person can act on. */
export interface Failure {
  /** HTTP status; 0 when no answer came. */
  status: number;
  /** Null when the answer was not the API's own. */
  code: ErrorCode | null;
  sentence: string;
  requestId: string | null;
  problems: FieldProblem[];
  /** With `duplicate_file`: the run that holds the same bytes. */
  existingRunId: string | null;
}

/** What `error`, as thrown by HttpClient or held by a resource, means to the person. */
export function toFailure(error: unknown): Failure {
  const response = responseOf(error);
  const problem = response && problemOf(response);
  return {
    status: response?.status ?? 0,
    code: problem?.code ?? null,
    sentence: problem ? serverText(problem.detail, problem.code) : sentenceFor(response),
    requestId: problem?.requestId ?? response?.headers.get('X-Request-Id') ?? null,
    problems: (problem?.errors ?? []).map(({ path, message }) => ({ path, message: serverText(message) })),
    existingRunId: problem?.existingRunId ?? null,
  };
}

function responseOf(error: unknown): HttpErrorResponse | null {
  if (error instanceof HttpErrorResponse) return error;
  return error instanceof Error && error.cause !== undefined ? responseOf(error.cause) : null;
}

function problemOf(response: HttpErrorResponse): Problem | null {
  const body = parsed(response.error);
  const isProblem = typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
  return isProblem ? (body as Problem) : null;
}

/** Error bodies of text requests arrive unparsed. */
function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function sentenceFor(response: HttpErrorResponse | null): string {
  if (!response) {
    return $localize`:@@failure.unexpected:Something went wrong in this page. Reload it and try again.`;
  }
  if (response.status === 0) {
    return $localize`:@@failure.unreachable:The server cannot be reached. Check your connection and try again.`;
  }
  return $localize`:@@failure.status:The server answered with status ${response.status}:status:. Try again in a moment.`;
}
