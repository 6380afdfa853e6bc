import type { DataSource } from 'typeorm';
import type { SqlRunner } from './sql-runner';

/**
 * Answers everything that is asked in `work` of one moment, and changes nothing. One message begins it, and nobody waits
 * for its end: an answer is not held up by the way to the database and back.
 */
export async function readAtOnce<T>(
  database: DataSource,
  work: (transaction: SqlRunner) => Promise<T>,
): Promise<T> {
  const session = database.createQueryRunner();
  const end = async () => {
    // On a session that broke, or was closed meanwhile, there is nothing to end.
    await session.query('ROLLBACK').catch(() => undefined);
    await session.release();
  };
  try {
    await session.query('START TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await work(session);
  } finally {
    void end();
  }
}
