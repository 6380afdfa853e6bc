const SECRET_KEY = /pass(word|wd)|secret|token|authorization|cookie|api[-_]?key|credential/i;
const URL_CREDENTIALS = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi;
const DEPTH = 6;

/** The value as it may be logged: secret fields and credentials in URLs are blotted out. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.replace(URL_CREDENTIALS, '$1***@');
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEPTH) return '[deep]';
  if (value instanceof Date) return value.toJSON();
  if (value instanceof Error) return redactError(value, depth);
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, SECRET_KEY.test(key) ? '***' : redact(item, depth + 1)]),
  );
}

function redactError(error: Error, depth: number): unknown {
  const cause = error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) };
  const code = 'code' in error ? { code: redact(error.code, depth + 1) } : {};
  return { name: error.name, message: redact(error.message), ...code, stack: redact(error.stack), ...cause };
}
