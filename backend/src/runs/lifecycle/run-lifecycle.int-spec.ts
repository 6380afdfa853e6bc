import type { Run } from '@etl-studio/contracts';
import {
  draftOf,
  GENERATED_MAPPING,
  generatedCsv,
  started,
  startTestApp,
  type TestApp,
  type TestClient,
} from '../../testing';

describe('starting, cancelling and retrying a run', () => {
  let api: TestApp;
  let client: TestClient;
  let seed = 0;

  beforeAll(async () => {
    api = await startTestApp();
    client = await api.as('MEMBER');
  }, 60_000);
  afterAll(() => api.close());

  const csv = () => generatedCsv(20, { seed: ++seed }).text;

  async function ringsFor(runId: string): Promise<number> {
    const [row] = await api.dataSource.query(
      'SELECT count(*)::int AS rings FROM run_outbox o JOIN import_run r ON r.id = o.run_id AND r.epoch = o.epoch WHERE r.id = $1',
      [runId],
    );
    return row.rings;
  }

  async function failed(runId: string): Promise<void> {
    await api.dataSource.query(
      `UPDATE import_run SET status = 'FAILED', error_code = 'file_checksum', transient_failures = 3, crash_count = 2,
              finished_at = now() WHERE id = $1`,
      [runId],
    );
  }

  it('queues a draft, writes one ring, its log line and its audit event', async () => {
    const draft = await draftOf(client, csv());
    const { status, body } = await client.post(`/api/runs/${draft.id}/start`, { mode: 'append' });
    expect(status).toBe(202);
    expect(body).toMatchObject({ status: 'QUEUED', phase: 'queued', schemaVersion: 1, mode: 'append' });
    expect(body.seq).toBeGreaterThan(draft.seq);
    expect(await ringsFor(draft.id)).toBe(1);
    const log = await client.get(`/api/runs/${draft.id}/log`);
    expect(log.body.map(({ event }: { event: string }) => event)).toContain('started');
    const audit = await api.dataSource.query(
      "SELECT user_id, detail FROM audit_event WHERE resource_id = $1 AND action = 'run.started'",
      [draft.id],
    );
    expect(audit).toMatchObject([{ detail: { schemaVersion: 1, mode: 'append' } }]);
  });

  it('may be started without a body', async () => {
    const draft = await draftOf(client, csv());
    expect((await client.post(`/api/runs/${draft.id}/start`)).status).toBe(202);
  });

  it('answers a run that waits as it is, and rings for it once', async () => {
    const draft = await draftOf(client, csv());
    const first = await client.post(`/api/runs/${draft.id}/start`, {});
    const again = await client.post(`/api/runs/${draft.id}/start`, { mode: 'append' });
    expect(again).toMatchObject({ status: 202, body: { seq: first.body.seq, mode: 'replace' } });
    expect(await ringsFor(draft.id)).toBe(1);
  });

  it.each(['SUCCEEDED', 'FAILED', 'CANCELLED', 'REVERTED'])(
    'does not start a run that is %s',
    async (status) => {
      const draft = await draftOf(client, csv());
      await api.dataSource.query('UPDATE import_run SET status = $2 WHERE id = $1', [draft.id, status]);
      const answer = await client.post(`/api/runs/${draft.id}/start`, {});
      expect(answer).toMatchObject({ status: 409, body: { code: 'invalid_state' } });
      expect(answer.body.detail).toContain(status);
    },
  );

  it('asks for a mapping where the dataset has none', async () => {
    const draft = await draftOf(client, csv(), null);
    expect(await client.post(`/api/runs/${draft.id}/start`, {})).toMatchObject({
      status: 422,
      body: { code: 'mapping_required' },
    });
    expect(await ringsFor(draft.id)).toBe(0);
  });

  it('refuses a schema version that does not exist, by its name', async () => {
    const draft = await draftOf(client, csv());
    expect(await client.post(`/api/runs/${draft.id}/start`, { schemaVersion: 7 })).toMatchObject({
      status: 422,
      body: { code: 'mapping_required', errors: [{ path: 'schemaVersion' }] },
    });
  });

  it('refuses a mapping that does not fit the columns of the file', async () => {
    const draft = await draftOf(client, csv());
    const other = csv().replace('Cost', 'Spent');
    const upload = await client.upload(`/api/datasets/${draft.datasetId}/uploads`, 'other.csv', other);
    const answer = await client.post(`/api/runs/${(upload.body.run as Run).id}/start`, {});
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_mapping' } });
    expect(answer.body.errors).toEqual([
      {
        path: 'mapping.spend.source',
        message: expect.stringContaining(GENERATED_MAPPING.spend?.source ?? ''),
      },
    ]);
  });

  it('starts a draft with a mapping of its own after a file with other columns was uploaded', async () => {
    const draft = await draftOf(client, csv(), null);
    const datasetUrl = `/api/datasets/${draft.datasetId}`;
    await client.upload(`${datasetUrl}/uploads`, 'other.csv', 'Tag;Kosten\n01.02.2026;5,00\n');
    expect((await client.put(`${datasetUrl}/schema`, { mapping: GENERATED_MAPPING })).status).toBe(200);
    expect((await client.post(`/api/runs/${draft.id}/start`, {})).status).toBe(202);
  });

  it.each([{ mode: 'merge' }, { schemaVersion: 0 }, { schemaVersion: '1' }, { schemaVersions: 1 }])(
    'does not understand %j',
    async (body) => {
      const draft = await draftOf(client, csv());
      expect(await client.post(`/api/runs/${draft.id}/start`, body)).toMatchObject({
        status: 400,
        body: { code: 'invalid_request' },
      });
    },
  );

  it('cancels a run that waits at once, after which its ring is worth nothing', async () => {
    const runId = await started(client, await draftOf(client, csv()));
    const cancelled = await client.post(`/api/runs/${runId}/cancel`);
    expect(cancelled).toMatchObject({ status: 202, body: { status: 'CANCELLED', phase: null } });
    expect(await ringsFor(runId)).toBe(0);
    expect(await client.post(`/api/runs/${runId}/cancel`)).toMatchObject({ status: 409 });
  });

  it('does not cancel a draft', async () => {
    const draft = await draftOf(client, csv());
    expect(await client.post(`/api/runs/${draft.id}/cancel`)).toMatchObject({
      status: 409,
      body: { code: 'invalid_state' },
    });
  });

  it('retries a failed run with fresh counters', async () => {
    const runId = await started(client, await draftOf(client, csv()));
    await failed(runId);
    const { status, body } = await client.post(`/api/runs/${runId}/retry`);
    expect(status).toBe(202);
    expect(body).toMatchObject({ status: 'QUEUED', error: null, dlq: false, finishedAt: null });
    expect(await ringsFor(runId)).toBe(1);
    const [row] = await api.dataSource.query(
      'SELECT transient_failures, crash_count FROM import_run WHERE id = $1',
      [runId],
    );
    expect(row).toEqual({ transient_failures: 0, crash_count: 0 });
    expect(await client.post(`/api/runs/${runId}/retry`)).toMatchObject({ status: 409 });
  });

  it('does not retry a failed run whose file was uploaded again, and says where it is', async () => {
    const text = csv();
    const draft = await draftOf(client, text);
    await failed(draft.id);
    const twin = await client.upload(`/api/datasets/${draft.datasetId}/uploads`, 'ads.csv', text);
    expect(await client.post(`/api/runs/${draft.id}/retry`)).toMatchObject({
      status: 409,
      body: { code: 'duplicate_file', existingRunId: (twin.body.run as Run).id },
    });
  });

  it('keeps all of it from people of other organizations', async () => {
    const draft = await draftOf(client, csv());
    const stranger = await api.stranger();
    for (const verb of ['start', 'cancel', 'retry']) {
      expect(await stranger.post(`/api/runs/${draft.id}/${verb}`)).toMatchObject({ status: 404 });
    }
  });
});
