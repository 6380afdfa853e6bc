/** Every `code` an answer of the API may carry, with the HTTP status it comes with. */
export const ERROR_STATUS = {
  invalid_request: 400,
  invalid_credentials: 401,
  unauthenticated: 401,
  sign_in_refused: 403,
  csrf_required: 403,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  duplicate_file: 409,
  invalid_state: 409,
  already_mended: 409,
  basis_moved: 409,
  schema_moved: 409,
  possible_double_count: 409,
  name_taken: 409,
  email_taken: 409,
  already_member: 409,
  last_owner: 409,
  request_in_flight: 409,
  file_too_large: 413,
  body_too_large: 413,
  not_csv: 415,
  unsupported_media_type: 415,
  empty_file: 422,
  too_many_columns: 422,
  too_many_rows: 422,
  no_header: 422,
  bad_encoding: 422,
  mapping_required: 422,
  invalid_mapping: 422,
  invalid_rules: 422,
  unknown_column: 422,
  not_row_errors: 422,
  org_required: 422,
  idempotency_key_reused: 422,
  webhook_url_refused: 422,
  too_many_requests: 429,
  internal_error: 500,
  unavailable: 503,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** One fault of a request: where it is (`mapping.spend.source`) and what to do about it. */
export interface FieldProblem {
  path: string;
  message: string;
}

/** RFC 9457 problem details, the body of every answer of 400 and above. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  instance: string;
  requestId: string;
  errors?: FieldProblem[];
  /** With `duplicate_file`: the run that holds the same bytes. */
  existingRunId?: string;
  /** Of `POST /api/imports`: the draft that holds the file, to be mapped and started by hand. */
  runId?: string;
}

/** Why a run failed; the same words stand on the run and on its attempt. */
export const RUN_ERROR_CODES = [
  'file_checksum',
  'file_missing',
  'file_unreadable',
  'too_many_rows',
  'invalid_mapping',
  'database_rejected',
  'database_unavailable',
  'storage_unavailable',
  'lease_lost',
  'worker_stopped',
  'poison',
  'internal_error',
] as const;
export type RunErrorCode = (typeof RUN_ERROR_CODES)[number];
