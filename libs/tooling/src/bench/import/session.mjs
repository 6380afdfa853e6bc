import pg from 'pg';

/** A session that may be cut off while everything is stopped; its next query fails then. */
export async function sessionOf(connectionString) {
  const session = new pg.Client({ connectionString });
  session.on('error', () => undefined);
  await session.connect();
  return session;
}
