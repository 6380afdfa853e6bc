import { randomUUID } from 'node:crypto';
import type { RunPage } from '@etl-studio/contracts';
import { startTestApp, type TestApp, type TestClient } from '../testing';
import { insertDataset, insertRun } from '../testing/run-fixture';

const CSV = 'Date,Campaign,Channel,Cost\n2026-03-01,Brand,Google Ads,1.50\n';

let api: TestApp;
let owner: TestClient;
let stranger: TestClient;
let orgId: string;

beforeAll(async () => {
  api = await startTestApp();
  owner = await api.as('OWNER');
  stranger = await api.stranger();
  orgId = owner.orgId!;
});
afterAll(() => api.close());

describe('the list of runs', () => {
  let datasetId: string;
  const names: string[] = [];

  beforeAll(async () => {
    datasetId = await insertDataset(api.dataSource, orgId);
    for (let n = 0; n < 7; n++) {
      const fileName = `export ${n} 100%_.csv`;
      names.unshift(fileName);
      const status = n % 2 === 0 ? 'SUCCEEDED' : 'FAILED';
      await insertRun(api.dataSource, { orgId, datasetId, csv: CSV, fileName, status });
    }
    await api.dataSource.query(`UPDATE import_run SET dlq = true WHERE file_name = 'export 1 100%_.csv'`);
    const foreign = await insertDataset(api.dataSource, stranger.orgId!);
    await insertRun(api.dataSource, { orgId: stranger.orgId!, datasetId: foreign, csv: CSV });
  });

  it('is newest first, page by page, without gaps or doubles', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await owner.get(`/api/runs?limit=3${cursor && `&cursor=${cursor}`}`);
      expect(body.total).toBe(7);
      seen.push(...body.items.map((run: { fileName: string }) => run.fileName));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(seen).toEqual(names);
  });

  it('leads back, page by page, and says how many come before', async () => {
    const list = async (cursor: string | null) =>
      (await owner.get(`/api/runs?limit=3${cursor === null ? '' : `&cursor=${cursor}`}`)).body as RunPage;
    const first = await list(null);
    const second = await list(first.nextCursor);
    const third = await list(second.nextCursor);
    expect([first.previousCursor, first.preceding]).toEqual([null, 0]);
    expect([second.preceding, third.preceding, third.nextCursor]).toEqual([3, 6, null]);
    expect(await list(third.previousCursor)).toEqual(second);
    expect(await list(second.previousCursor)).toEqual(first);
  });

  it('fills the first page up when it is come back to after runs arrived', async () => {
    const second = (await owner.get('/api/runs?limit=3')).body as RunPage;
    const late = await insertRun(api.dataSource, { orgId, datasetId, csv: CSV, fileName: 'late.csv' });
    const next = (await owner.get(`/api/runs?limit=3&cursor=${second.nextCursor}`)).body as RunPage;
    expect(next.preceding).toBe(4);
    const back = (await owner.get(`/api/runs?limit=3&cursor=${next.previousCursor}`)).body as RunPage;
    expect(back.items.map(({ fileName }) => fileName)).toEqual(names.slice(0, 3));
    const top = (await owner.get(`/api/runs?limit=3&cursor=${back.previousCursor}`)).body as RunPage;
    expect(top.items.map(({ fileName }) => fileName)).toEqual(['late.csv', ...names.slice(0, 2)]);
    expect(top.previousCursor).toBeNull();
    await api.dataSource.query('DELETE FROM import_run WHERE id = $1', [late]);
  });

  it('counts the runs of each status, whatever status is listed', async () => {
    const { body } = await owner.get('/api/runs/counts?q=export');
    expect(body).toEqual({
      byStatus: { DRAFT: 0, QUEUED: 0, RUNNING: 0, SUCCEEDED: 4, FAILED: 3, CANCELLED: 0, REVERTED: 0 },
      setAside: 1,
    });
    expect((await owner.get('/api/runs/counts?q=EXPORT%203')).body.byStatus.FAILED).toBe(1);
    expect((await stranger.get(`/api/runs/counts?datasetId=${datasetId}`)).body.byStatus.FAILED).toBe(0);
    expect((await owner.get('/api/runs/counts?status=FAILED')).body.code).toBe('invalid_request');
  });

  it('filters by when a run ended or began, else was uploaded, and by whose it is', async () => {
    await api.dataSource.query(
      `UPDATE import_run SET finished_at = '2026-03-02T10:00:00Z' WHERE file_name = 'export 2 100%_.csv'`,
    );
    const total = async (query: string) => (await owner.get(`/api/runs?${query}`)).body.total as number;
    expect(await total('to=2026-03-02T10:00:00Z')).toBe(0);
    expect(await total('from=2026-03-02T10:00:00Z&to=2026-03-02T10:00:01Z')).toBe(1);
    expect(await total(`createdBy=${randomUUID()}`)).toBe(0);
  });

  it('stays stable while runs arrive', async () => {
    const first = await owner.get(`/api/datasets/${datasetId}/runs?limit=3`);
    const late = await insertRun(api.dataSource, { orgId, datasetId, csv: CSV, fileName: 'late.csv' });
    const second = await owner.get(`/api/datasets/${datasetId}/runs?limit=3&cursor=${first.body.nextCursor}`);
    expect(second.body.items.map((run: { fileName: string }) => run.fileName)).toEqual(names.slice(3, 6));
    await api.dataSource.query('DELETE FROM import_run WHERE id = $1', [late]);
  });

  it.each([
    ['status=FAILED', 3],
    ['status=FAILED,SUCCEEDED', 7],
    ['status=FAILED&status=DRAFT', 3],
    ['dlq=true', 1],
    ['dlq=false', 6],
    ['q=EXPORT%203', 1],
    ['q=100%25_', 7],
    ['q=1_0', 0],
  ])('filters by %s', async (query, total) => {
    const { body } = await owner.get(`/api/runs?${query}`);
    expect([body.total, body.items.length]).toEqual([total, total]);
  });

  it('filters by dataset, and knows nothing of a foreign one', async () => {
    const other = await insertDataset(api.dataSource, orgId);
    expect((await owner.get(`/api/runs?datasetId=${datasetId}`)).body.total).toBe(7);
    expect((await owner.get(`/api/runs?datasetId=${other}`)).body.total).toBe(0);
    expect((await stranger.get(`/api/runs?datasetId=${datasetId}`)).body.total).toBe(0);
    expect((await stranger.get('/api/runs')).body.total).toBe(1);
  });

  it.each([
    'status=DONE',
    'dlq=maybe',
    'limit=0',
    'limit=501',
    'limit=x',
    'cursor=!',
    'cursor=~x',
    'datasetId=7',
    'createdBy=me',
    'from=today',
    'q=%00',
    'color=red',
  ])('refuses ?%s, naming the parameter', async (query) => {
    const { body } = await owner.get(`/api/runs?${query}`);
    expect(body).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(body.errors[0].path).toBe(query.split('=')[0]);
  });

  it.each(['2026-99-99 00:00:00+00', '2026-02-30 00:00:00+00', '0000-01-01 00:00:00+00'])(
    'refuses a cursor at %s, which is no day',
    async (createdAt) => {
      const cursor = Buffer.from(JSON.stringify([createdAt, randomUUID()])).toString('base64url');
      expect((await owner.get(`/api/runs?cursor=${cursor}`)).body).toMatchObject({ code: 'invalid_request' });
    },
  );

  it('shows a dataset its latest run', async () => {
    const { body } = await owner.get(`/api/datasets/${datasetId}`);
    expect(body.lastRun).toMatchObject({ fileName: names[0], status: 'SUCCEEDED' });
  });
});

describe('one run', () => {
  it('tells its attempts and its log', async () => {
    const datasetId = await insertDataset(api.dataSource, orgId);
    const runId = await insertRun(api.dataSource, { orgId, datasetId, csv: CSV });
    await api.dataSource.query(
      `INSERT INTO import_run_attempt (run_id, number, org_id, epoch, worker, status, error_code, error_message, retryable, request_id)
       VALUES ($1, 1, $2, 1, 'worker-1', 'FAILED', 'storage_unavailable', 'The store did not answer.', true, 'run-7'),
              ($1, 2, $2, 2, 'worker-2', 'SUCCEEDED', NULL, NULL, NULL, 'run-8')`,
      [runId, orgId],
    );
    await api.dataSource.query(
      `INSERT INTO run_log (org_id, run_id, event, text) VALUES ($1, $2, 'started', 'Started.'), ($1, $2, 'ended', 'Ended.')`,
      [orgId, runId],
    );
    expect((await owner.get(`/api/runs/${runId}/attempts`)).body).toEqual([
      {
        number: 1,
        status: 'FAILED',
        worker: 'worker-1',
        startedAt: expect.any(String),
        finishedAt: null,
        error: {
          code: 'storage_unavailable',
          message: 'The store did not answer.',
          retryable: true,
          requestId: 'run-7',
        },
      },
      expect.objectContaining({ number: 2, status: 'SUCCEEDED', error: null }),
    ]);
    const log = await owner.get(`/api/runs/${runId}/log`);
    expect(log.body.map((entry: { event: string }) => entry.event)).toEqual(['started', 'ended']);
  });

  it('says that its file cannot be had when storage has it not', async () => {
    const datasetId = await insertDataset(api.dataSource, orgId);
    const runId = await insertRun(api.dataSource, { orgId, datasetId, csv: CSV });
    const { status, body } = await owner.get(`/api/runs/${runId}/download`);
    expect([status, body.code]).toEqual([503, 'unavailable']);
    expect(JSON.stringify(body)).not.toContain(api.config.storageDir);
  });
});

describe('deleting a run', () => {
  it.each(['DRAFT', 'FAILED', 'CANCELLED', 'REVERTED'] as const)('takes a %s run', async (status) => {
    const datasetId = await insertDataset(api.dataSource, orgId);
    const runId = await insertRun(api.dataSource, { orgId, datasetId, csv: CSV, status });
    expect((await owner.delete(`/api/runs/${runId}`)).status).toBe(204);
    expect((await owner.get(`/api/runs/${runId}`)).status).toBe(404);
    const audit = await api.dataSource.query('SELECT action FROM audit_event WHERE resource_id = $1', [
      runId,
    ]);
    expect(audit).toEqual([{ action: 'run.deleted' }]);
  });

  it.each(['QUEUED', 'RUNNING', 'SUCCEEDED'] as const)('refuses a %s run', async (status) => {
    const datasetId = await insertDataset(api.dataSource, orgId);
    const runId = await insertRun(api.dataSource, { orgId, datasetId, csv: CSV, status });
    const answer = await owner.delete(`/api/runs/${runId}`);
    expect(answer.body).toMatchObject({
      status: 409,
      code: 'invalid_state',
      detail: expect.stringContaining(status),
    });
    expect((await owner.get(`/api/runs/${runId}`)).status).toBe(200);
  });

  it('keeps a file that another run has, and frees it with the last', async () => {
    const datasetId = await insertDataset(api.dataSource, orgId);
    const first = await owner.upload(`/api/datasets/${datasetId}/uploads`, 'a.csv', CSV);
    const second = await insertRun(api.dataSource, { orgId, datasetId, csv: CSV, status: 'DRAFT' });
    await api.dataSource.query(
      'UPDATE import_run SET stored_file_id = (SELECT stored_file_id FROM import_run WHERE id = $1) WHERE id = $2',
      [first.body.run.id, second],
    );
    await owner.delete(`/api/runs/${first.body.run.id}`);
    expect((await owner.get(`/api/runs/${second}/download`)).body).toBe(CSV);
    const [file] = await api.dataSource.query(
      'SELECT f.id FROM import_run r JOIN stored_file f ON f.id = r.stored_file_id WHERE r.id = $1',
      [second],
    );
    await owner.delete(`/api/runs/${second}`);
    expect(await api.dataSource.query('SELECT FROM stored_file WHERE id = $1', [file.id])).toEqual([]);
  });

  it('goes with its dataset, unless a run is under way', async () => {
    const datasetId = await insertDataset(api.dataSource, orgId);
    const done = await insertRun(api.dataSource, { orgId, datasetId, csv: CSV });
    const busy = await insertRun(api.dataSource, { orgId, datasetId, csv: CSV, status: 'RUNNING' });
    const refused = await owner.delete(`/api/datasets/${datasetId}`);
    expect(refused.body).toMatchObject({ status: 409, code: 'invalid_state' });
    await api.dataSource.query(`UPDATE import_run SET status = 'CANCELLED' WHERE id = $1`, [busy]);
    expect((await owner.delete(`/api/datasets/${datasetId}`)).status).toBe(204);
    expect((await owner.get(`/api/runs/${done}`)).status).toBe(404);
  });
});

describe('who sees a run', () => {
  const routes = [
    '',
    '/inspection',
    '/attempts',
    '/log',
    '/records',
    '/errors',
    '/errors/groups',
    '/records/export',
    '/errors/export',
    '/receipt',
    '/download',
  ];

  it.each(routes)(
    'GET /api/runs/{runId}%s answers a foreign, a random and a malformed id alike',
    async (route) => {
      const datasetId = await insertDataset(api.dataSource, stranger.orgId!);
      const foreign = await insertRun(api.dataSource, { orgId: stranger.orgId!, datasetId, csv: CSV });
      const answers = await Promise.all(
        [foreign, randomUUID(), 'malformed', `${foreign}'`].map((id) => owner.get(`/api/runs/${id}${route}`)),
      );
      const shapes = answers.map(({ status, body }) => ({ status, ...body, instance: '', requestId: '' }));
      expect(shapes[0]).toMatchObject({ status: 404, code: 'not_found' });
      for (const shape of shapes) expect(shape).toEqual(shapes[0]);
    },
  );

  it('deletes nothing of another organization', async () => {
    const datasetId = await insertDataset(api.dataSource, stranger.orgId!);
    const foreign = await insertRun(api.dataSource, {
      orgId: stranger.orgId!,
      datasetId,
      csv: CSV,
      status: 'DRAFT',
    });
    expect((await owner.delete(`/api/runs/${foreign}`)).status).toBe(404);
    expect((await stranger.get(`/api/runs/${foreign}`)).status).toBe(200);
  });
});
