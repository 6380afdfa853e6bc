import type { Client } from 'pg';
import type { SqlRunner } from '../../platform/database';

/** A session of its own as what TypeORM's transactions are: its queries answer rows. */
export function rowsOf(session: Client): SqlRunner {
  return { query: async (sql, parameters) => (await session.query(sql, parameters)).rows as unknown[] };
}
