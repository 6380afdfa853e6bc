import type { SqlRunner } from '../../platform/database';

/** The rows of a statement that selects, from either kind of transaction. */
export async function selected<T>(transaction: SqlRunner, sql: string, parameters: unknown[]): Promise<T[]> {
  const result = await transaction.query(sql, parameters);
  return (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as T[];
}
