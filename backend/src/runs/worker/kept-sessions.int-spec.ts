import type { Client } from 'pg';
import { PgConnections, withinOrganization } from '../../platform/database';
import { startTestApp, type TestApp } from '../../testing';
import { KeptSessions } from './kept-sessions';

const ORG = '00000000-0000-4000-8000-000000000001';

let api: TestApp;
let sessions: KeptSessions;

beforeAll(async () => {
  api = await startTestApp();
}, 60_000);
beforeEach(() => {
  sessions = new KeptSessions(api.app.get(PgConnections));
});
afterEach(() => sessions.onApplicationShutdown());
afterAll(() => api.close());

async function told<T>(session: Client, what: string): Promise<T | undefined> {
  const { rows } = await session.query<{ told: T }>(`SELECT ${what} AS told`);
  return rows[0]?.told;
}
const pidOf = (session: Client) => told<number>(session, 'pg_backend_pid()');

describe('sessions between attempts', () => {
  it('serve the next one under its name, and for its organization', async () => {
    const first = await sessions.take('one');
    const pid = await pidOf(first);
    sessions.keep(first);
    await withinOrganization(ORG, async () => {
      const second = await sessions.take('another');
      expect(await pidOf(second)).toBe(pid);
      expect(await told(second, "current_setting('application_name')")).toBe('etl-studio another');
      expect(await told(second, "current_setting('app.org_id')")).toBe(ORG);
      await second.end();
    });
  });

  it('are new while others are under way', async () => {
    const [one, other] = [await sessions.take('one'), await sessions.take('other')];
    expect(await pidOf(one)).not.toBe(await pidOf(other));
    await Promise.all([one.end(), other.end()]);
  });

  it('are not kept within a transaction', async () => {
    const session = await sessions.take('one');
    const pid = await pidOf(session);
    await session.query('BEGIN');
    sessions.keep(session);
    const next = await sessions.take('next');
    expect(await pidOf(next)).not.toBe(pid);
    await next.end();
  });

  it('are replaced where the server ended them', async () => {
    const session = await sessions.take('one');
    const pid = await pidOf(session);
    sessions.keep(session);
    await api.dataSource.transaction(async (transaction) => {
      await transaction.query('SET LOCAL ROLE NONE');
      await transaction.query('SELECT pg_terminate_backend($1, 5000)', [pid]);
    });
    const next = await sessions.take('next');
    expect(await told(next, "current_setting('application_name')")).toBe('etl-studio next');
    expect(await pidOf(next)).not.toBe(pid);
    await next.end();
  });

  it('are listened to by nobody who is done with them, however often they are kept', async () => {
    const session = await sessions.take('one');
    const listeners = session.listenerCount('end');
    for (let run = 0; run < 20; run++) {
      sessions.keep(session);
      expect(await sessions.take('next')).toBe(session);
    }
    expect(session.listenerCount('end')).toBe(listeners);
    await session.end();
  });

  it('end with the process', async () => {
    const session = await sessions.take('one');
    const ended = new Promise<void>((resolve) => session.once('end', resolve));
    sessions.keep(session);
    await sessions.onApplicationShutdown();
    await ended;
  });
});
