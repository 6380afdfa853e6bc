/** Connections refused or lost, shutdown, resources, locks, statement timeout: the same request may work later. */
const UNAVAILABLE_STATES = /^(08...|53...|57P..|57014|55000|55P03|40001|40P01)$/;
const UNAVAILABLE_ERRNOS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** What pg and pg-pool say without a code. */
const UNAVAILABLE_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed|Query read timeout)/;
const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';

/** SQLSTATE or errno of a driver's error, also below the wrapper that TypeORM puts around it. */
export function databaseCode(error: unknown): string | undefined {
  const driver = driverError(error);
  return driver && 'code' in driver && typeof driver.code === 'string' ? driver.code : undefined;
}

/** Whether the database, not the request, is at fault, so that trying again makes sense. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const driver = driverError(error);
  const code = databaseCode(error);
  if (code !== undefined)
    return UNAVAILABLE_STATES.test(code) || (isFromSocket(error) && UNAVAILABLE_ERRNOS.has(code));
  return driver instanceof Error && UNAVAILABLE_MESSAGES.test(driver.message);
}

export function isUniqueViolation(error: unknown, constraint: string): boolean {
  return violates(error, UNIQUE_VIOLATION, constraint);
}

/** Whether the row that was referred to is not there, or no longer. */
export function isForeignKeyViolation(error: unknown, constraint: string | RegExp): boolean {
  return violates(error, FOREIGN_KEY_VIOLATION, constraint);
}

function violates(error: unknown, state: string, constraint: string | RegExp): boolean {
  const driver = driverError(error);
  if (databaseCode(error) !== state || !driver || !('constraint' in driver)) return false;
  return typeof constraint === 'string'
    ? driver.constraint === constraint
    : constraint.test(String(driver.constraint));
}

function driverError(error: unknown): object | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const inner = 'driverError' in error ? error.driverError : undefined;
  return typeof inner === 'object' && inner !== null ? inner : error;
}

// Other stores raise the same errnos; those have their own errors by the time they get here.
function isFromSocket(error: unknown): boolean {
  return typeof error === 'object' && error !== null && ('driverError' in error || 'syscall' in error);
}
