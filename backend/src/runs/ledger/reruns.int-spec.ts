import type { Run } from '@etl-studio/contracts';
import { GENERATED_MAPPING, startTestApp, type TestApp, type TestClient } from '../../testing';
import { insertLoadedRun, publish, publishedRun, type PublishedFixture } from '../../testing/published-run';
import { datasetOf } from '../../testing/published-run';
import { insertRecords } from '../../testing/run-fixture';

let api: TestApp;
let client: TestClient;
let datasetId: string;
let seed = 0;

beforeAll(async () => {
  api = await startTestApp();
  client = await api.as('MEMBER');
}, 60_000);
beforeEach(async () => {
  datasetId = await datasetOf(api, client.orgId!);
});
afterAll(() => api.close());

const day = (date: string, spend: string) => ({ date, spend });
const fixture = (
  records: PublishedFixture['records'],
  more: Partial<PublishedFixture> = {},
): PublishedFixture => ({ orgId: client.orgId!, datasetId, records, ...more });
const published = (records: PublishedFixture['records'], more: Partial<PublishedFixture> = {}) =>
  publishedRun(api, fixture(records, more));
const csv = () => `Date,Campaign,Channel,Cost,Clicks,Conversions\n2026-03-01,A,Meta,${++seed},1,1\n`;

async function spend(): Promise<string> {
  return (await client.get(`/api/datasets/${datasetId}`)).body.totals.spend as string;
}

async function statusOf(runId: string): Promise<string> {
  return (await client.get(`/api/runs/${runId}`)).body.status as string;
}

async function uploaded(text = csv()): Promise<Run> {
  const { status, body } = await client.upload(`/api/datasets/${datasetId}/uploads`, 'a.csv', text);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.run as Run;
}

/** As a worker does, with these records instead of those of its file. */
async function publishDraft(runId: string, records: PublishedFixture['records']): Promise<void> {
  await api.dataSource.query(
    "UPDATE import_run SET status = 'RUNNING', epoch = 1, lease_until = now() + interval '1 hour' WHERE id = $1",
    [runId],
  );
  const numbered = records.map((record, index) => ({ ...record, rowNumber: index + 1 }));
  await insertRecords(api.dataSource, client.orgId!, runId, 1, numbered);
  await publish(api, fixture(records), runId);
}

const setStatus = (runId: string, status: string) =>
  api.dataSource.query('UPDATE import_run SET status = $2 WHERE id = $1', [runId, status]);

describe('a rerun', () => {
  it('is a draft of the same stored file, which goes with the last of them', async () => {
    const origin = await uploaded();
    await setStatus(origin.id, 'FAILED');
    const { status, body } = await client.post(`/api/runs/${origin.id}/rerun`);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'DRAFT',
      rerunOf: origin.id,
      sha256: origin.sha256,
      fileName: 'a.csv',
      totalRows: 1,
      schemaVersion: null,
    });
    expect((await client.delete(`/api/runs/${origin.id}`)).status).toBe(204);
    expect((await client.get(`/api/runs/${body.id}/download`)).status).toBe(200);
    expect((await client.delete(`/api/runs/${body.id}`)).status).toBe(204);
    expect(
      await api.dataSource.query('SELECT 1 FROM stored_file WHERE sha256 = $1', [origin.sha256]),
    ).toEqual([]);
  });

  it('is started with the schema version that it was drafted with', async () => {
    const origin = await uploaded();
    const schema = `/api/datasets/${datasetId}/schema`;
    await client.put(schema, { mapping: GENERATED_MAPPING });
    await client.put(schema, { mapping: { ...GENERATED_MAPPING, channel: { constant: 'Ads' } } });
    await setStatus(origin.id, 'FAILED');
    const { body } = await client.post(`/api/runs/${origin.id}/rerun`, { schemaVersion: 1 });
    expect(body.schemaVersion).toBe(1);
    expect((await client.post(`/api/runs/${body.id}/start`)).body).toMatchObject({
      status: 'QUEUED',
      schemaVersion: 1,
    });
    const unknown = await client.post(`/api/runs/${origin.id}/rerun`, { schemaVersion: 9 });
    expect(unknown).toMatchObject({ status: 422, body: { code: 'mapping_required' } });
  });

  it.each(['DRAFT', 'QUEUED', 'RUNNING'])('is not made of a run that is %s', async (status) => {
    const origin = await uploaded();
    await setStatus(origin.id, status);
    expect(await client.post(`/api/runs/${origin.id}/rerun`)).toMatchObject({
      status: 409,
      body: { code: 'invalid_state' },
    });
    await setStatus(origin.id, 'FAILED');
  });

  it('takes its place among the others once it succeeds, and reverts it in the same commit', async () => {
    const origin = await published([day('2026-03-01', '10'), day('2026-03-02', '20')]);
    await published([day('2026-03-02', '5')]);
    expect(await spend()).toBe('15');
    const rerun = await published([day('2026-03-01', '11'), day('2026-03-02', '21')], { rerunOf: origin });
    expect(await spend()).toBe('16');
    expect(await statusOf(origin)).toBe('REVERTED');
    const log = (await client.get(`/api/runs/${origin}/log`)).body as { text: string }[];
    expect(log.at(-1)?.text).toContain(rerun);
    const audit = await api.dataSource.query(
      "SELECT detail FROM audit_event WHERE resource_id = $1 AND action = 'run.reverted'",
      [origin],
    );
    expect(audit).toEqual([{ detail: { rerun } }]);
  });

  it('keeps the others of its place from being restored while it counts', async () => {
    const origin = await published([day('2026-03-01', '10')], { mode: 'append' });
    const first = await published([day('2026-03-01', '11')], { mode: 'append', rerunOf: origin });
    const second = await published([day('2026-03-01', '12')], { mode: 'append', rerunOf: first });
    expect(await spend()).toBe('12');
    for (const other of [origin, first])
      expect(await client.post(`/api/runs/${other}/restore`)).toMatchObject({
        status: 409,
        body: { code: 'invalid_state', detail: expect.stringContaining(second) },
      });
    await client.post(`/api/runs/${second}/revert`);
    expect((await client.post(`/api/runs/${origin}/restore`)).status).toBe(200);
    expect(await spend()).toBe('10');
    expect((await client.post(`/api/runs/${second}/restore`)).status).toBe(409);
  });

  it('leaves its origin as it is when it is not published', async () => {
    const origin = await published([day('2026-03-01', '10')]);
    const rerun = fixture([day('2026-03-01', '11')], { rerunOf: origin });
    const runId = await insertLoadedRun(api, rerun);
    await api.dataSource.query('UPDATE import_run SET epoch = epoch + 1 WHERE id = $1', [runId]);
    await expect(publish(api, rerun, runId)).rejects.toThrow('no longer held');
    expect(await statusOf(origin)).toBe('SUCCEEDED');
    expect(await spend()).toBe('10');
    await setStatus(runId, 'FAILED');
  });

  it('of a run that had not counted makes the same bytes a duplicate again', async () => {
    const text = csv();
    const origin = await uploaded(text);
    await setStatus(origin.id, 'CANCELLED');
    await client.post(`/api/runs/${origin.id}/rerun`);
    const again = await client.upload(`/api/datasets/${datasetId}/uploads`, 'b.csv', text);
    expect(again).toMatchObject({ status: 409, body: { code: 'duplicate_file' } });
    expect(await client.post(`/api/runs/${origin.id}/rerun`)).toMatchObject({
      status: 409,
      body: { code: 'duplicate_file', existingRunId: again.body.existingRunId },
    });
  });

  it('that succeeded stands for the bytes of the origin that it reverted', async () => {
    const text = csv();
    const origin = await uploaded(text);
    await api.dataSource.query(
      `UPDATE import_run SET status = 'SUCCEEDED', publish_seq = nextval('run_publish_seq'), published_epoch = 0,
              place = currval('run_publish_seq'), published_at = clock_timestamp() WHERE id = $1`,
      [origin.id],
    );
    const rerun = await insertLoadedRun(api, fixture([day('2026-03-01', '1')], { rerunOf: origin.id }));
    await api.dataSource.query(
      'UPDATE import_run r SET sha256 = o.sha256 FROM import_run o WHERE r.id = $1 AND o.id = $2',
      [rerun, origin.id],
    );
    await publish(api, fixture([day('2026-03-01', '1')]), rerun);
    const again = await client.upload(`/api/datasets/${datasetId}/uploads`, 'b.csv', text);
    expect(again).toMatchObject({ status: 409, body: { code: 'duplicate_file', existingRunId: rerun } });
  });

  it('of a rerun that came to nothing takes the place of the run that counts', async () => {
    const append = { mode: 'append' as const };
    const origin = await published([day('2026-03-01', '10'), day('2026-03-02', '5')], append);
    const failed = (await client.post(`/api/runs/${origin}/rerun`)).body as Run;
    await setStatus(failed.id, 'FAILED');
    const again = (await client.post(`/api/runs/${failed.id}/rerun`)).body as Run;
    await publishDraft(again.id, [day('2026-03-01', '11')]);
    expect(await statusOf(origin)).toBe('REVERTED');
    expect(await spend()).toBe('11');
  });

  it('takes the place of its origin also if that is deleted before it ends', async () => {
    const origin = await published([day('2026-03-01', '10')], { mode: 'append' });
    const [first, second] = [
      (await client.post(`/api/runs/${origin}/rerun`)).body as Run,
      (await client.post(`/api/runs/${origin}/rerun`)).body as Run,
    ];
    await publishDraft(first.id, [day('2026-03-01', '11')]);
    expect((await client.delete(`/api/runs/${origin}`)).status).toBe(204);
    await publishDraft(second.id, [day('2026-03-01', '12')]);
    expect(await statusOf(first.id)).toBe('REVERTED');
    expect(await spend()).toBe('12');
  });

  it('is closed to people of other organizations', async () => {
    const origin = await published([day('2026-03-01', '10')]);
    const stranger = await api.stranger();
    expect((await stranger.post(`/api/runs/${origin}/rerun`)).status).toBe(404);
  });
});
