import { Client } from 'pg';
import { EventReader, draftOf, generatedCsv, startTestApp, type TestApp, type TestClient } from '../testing';

describe('event streams', () => {
  let api: TestApp;
  let client: TestClient;
  let seed = 100;

  beforeAll(async () => {
    api = await startTestApp({ env: { MAX_SSE_PER_USER: '2', SSE_MAX_SECONDS: '3' } });
    client = await api.as('MEMBER');
  }, 60_000);
  afterAll(() => api.close());

  const draft = () => draftOf(client, generatedCsv(20, { seed: ++seed }).text);

  /** As a worker or a request would: the state and its notification in one commit. */
  async function change(runId: string, set: string): Promise<void> {
    await api.dataSource.query(
      `WITH run AS (UPDATE import_run SET ${set}, seq = seq + 1000 WHERE id = $1 RETURNING id, org_id, seq)
       SELECT pg_notify('run_changed', json_build_object('runId', id, 'orgId', org_id, 'seq', seq)::text) FROM run`,
      [runId],
    );
  }

  async function progress(runId: string, by: number, processedRows: number): Promise<void> {
    await api.dataSource.query(
      `SELECT pg_notify('run_changed', json_build_object('runId', id, 'orgId', org_id, 'seq', seq + $2::int, 'progress',
         json_build_object('phase', 'importing', 'processedRows', $3::int, 'validRows', $3::int, 'invalidRows', 0,
           'bytesRead', 10, 'rowsPerSecond', 5, 'spend', '1.5', 'topErrors', '[]'::json))::text)
       FROM import_run WHERE id = $1`,
      [runId, by, processedRows],
    );
  }

  it('begin with a snapshot, follow the run, and end with it', async () => {
    const run = await draft();
    const stream = await EventReader.open(client, `/api/runs/${run.id}/events`);
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    expect(stream.headers.get('cache-control')).toBe('no-cache, no-transform');
    expect(stream.headers.get('x-accel-buffering')).toBe('no');
    await stream.until(({ event }) => event === 'run.snapshot');
    await change(run.id, "status = 'RUNNING'");
    await stream.until(({ data }) => data.status === 'RUNNING');
    await progress(run.id, 1, 7);
    await progress(run.id, 2, 12);
    const further = await stream.until(({ data }) => data.processedRows === 12);
    expect(further).toMatchObject({
      event: 'run.progress',
      data: { spend: '1.5', phase: 'importing', totalRows: 20 },
    });
    await change(run.id, "status = 'SUCCEEDED', valid_rows = 20");
    const events = await stream.rest();
    expect(events.at(-1)).toMatchObject({
      event: 'run.completed',
      data: { status: 'SUCCEEDED', validRows: 20 },
    });
    expect(events.every(({ id, data }) => id === String(data.seq))).toBe(true);
  });

  it('of a run that has ended say so and end', async () => {
    const run = await draft();
    await change(run.id, "status = 'FAILED', error_code = 'file_checksum'");
    const stream = await EventReader.open(client, `/api/runs/${run.id}/events`, { 'Last-Event-ID': '1' });
    expect((await stream.rest()).map(({ event }) => event)).toEqual(['run.snapshot', 'run.completed']);
  });

  it('never go back behind the id that the client saw last', async () => {
    const run = await draft();
    await change(run.id, "status = 'RUNNING'");
    const seen = run.seq + 1000 + 17;
    const stream = await EventReader.open(client, `/api/runs/${run.id}/events`, {
      'Last-Event-ID': String(seen),
    });
    const snapshot = await stream.until(() => true);
    expect(snapshot).toMatchObject({ id: String(seen), data: { seq: seen, status: 'RUNNING' } });
    await stream.close();
  });

  it('do not take a waiting retry for the end', async () => {
    const run = await draft();
    await change(run.id, "status = 'RUNNING'");
    const stream = await EventReader.open(client, `/api/runs/${run.id}/events`);
    await change(run.id, "status = 'QUEUED', error_code = 'storage_unavailable', attempt_count = 1");
    await stream.until(({ data }) => data.status === 'QUEUED');
    await change(run.id, "status = 'SUCCEEDED'");
    expect(
      (await stream.rest()).map(({ event }) => event).filter((name) => name === 'run.completed'),
    ).toHaveLength(1);
  });

  it('tell what was missed while the database session was lost', async () => {
    const run = await draft();
    const stream = await EventReader.open(client, `/api/runs/${run.id}/events`);
    await stream.until(({ event }) => event === 'run.snapshot');
    const owner = new Client({ connectionString: api.database.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query(
      `WITH ended AS (UPDATE import_run SET status = 'CANCELLED', seq = seq + 1000 WHERE id = $1)
       SELECT pg_terminate_backend(pid) AS lost FROM pg_stat_activity
       WHERE application_name = 'etl-studio listen run_changed' AND datname = current_database()`,
      [run.id],
    );
    await owner.end();
    expect(rows).toEqual([{ lost: true }]);
    expect((await stream.rest()).at(-1)).toMatchObject({
      event: 'run.completed',
      data: { status: 'CANCELLED' },
    });
  });

  it('of an organization show its live runs and do not end with them', async () => {
    const [waiting, later] = [await draft(), await draft()];
    await change(waiting.id, "status = 'QUEUED'");
    const stream = await EventReader.open(client, `/api/events?orgId=${client.orgId}`);
    const snapshot = await stream.until(({ data }) => data.id === waiting.id);
    expect(snapshot).toMatchObject({ event: 'run.snapshot', id: `${waiting.id}:${waiting.seq + 1000}` });
    await change(waiting.id, "status = 'SUCCEEDED'");
    await change(later.id, "status = 'QUEUED'");
    const told = ({ id }: { id: string }) =>
      stream.events.filter(({ data }) => data.id === id).map(({ event }) => event);
    // What happens to two runs may be told in either order.
    await stream.until(() => told(later).length > 0 && told(waiting).includes('run.completed'));
    expect(told(waiting)).toEqual(['run.snapshot', 'run.completed']);
    await stream.close();
  });

  it('are refused over the cap before anything else, and free again once closed', async () => {
    const run = await draft();
    const admin = await api.as('ADMIN');
    const path = `/api/runs/${run.id}/events`;
    const open = [await EventReader.open(admin, path), await EventReader.open(admin, path)];
    const refused = await admin.get(path);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await Promise.all(open.map((stream) => stream.close()));
    await new Promise((resolve) => setTimeout(resolve, 200));
    const again = await EventReader.open(admin, path);
    await again.close();
  });

  it('end after their time with stream.end', async () => {
    const run = await draft();
    const owner = await api.as('OWNER');
    const stream = await EventReader.open(owner, `/api/runs/${run.id}/events`);
    expect((await stream.rest()).map(({ event }) => event)).toEqual(['run.snapshot', 'stream.end']);
  });

  it('are closed to people of other organizations and to nobody in particular', async () => {
    const run = await draft();
    const stranger = await api.stranger();
    stranger.orgId = undefined;
    expect((await stranger.get(`/api/runs/${run.id}/events`)).status).toBe(404);
    expect((await stranger.get(`/api/events?orgId=${client.orgId}`)).status).toBe(404);
    expect((await api.anonymous().get(`/api/runs/${run.id}/events`)).status).toBe(401);
  });
});
