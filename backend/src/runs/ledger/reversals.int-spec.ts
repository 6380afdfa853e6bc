import type { Run } from '@etl-studio/contracts';
import { EventReader, startTestApp, type TestApp, type TestClient } from '../../testing';
import { datasetOf, publishedRun, type PublishedFixture } from '../../testing/published-run';

let api: TestApp;
let client: TestClient;
let datasetId: string;

beforeAll(async () => {
  api = await startTestApp();
  client = await api.as('MEMBER');
}, 60_000);
beforeEach(async () => {
  datasetId = await datasetOf(api, client.orgId!);
});
afterAll(() => api.close());

function published(
  records: PublishedFixture['records'],
  more: Partial<PublishedFixture> = {},
): Promise<string> {
  return publishedRun(api, { orgId: client.orgId!, datasetId, records, ...more });
}

async function spend(): Promise<string> {
  const { body } = await client.get(`/api/datasets/${datasetId}`);
  return body.totals.spend as string;
}

const day = (date: string, spent: string) => ({ date, spend: spent });

describe('reverting and restoring a run', () => {
  it('takes its records out of the total at once, brings back what it displaced, and undoes both', async () => {
    await published([day('2026-03-01', '10'), day('2026-03-02', '20')]);
    const above = await published([day('2026-03-02', '5.5')]);
    expect(await spend()).toBe('15.5');
    const before = (await client.get(`/api/runs/${above}`)).body as Run;

    const reverted = await client.post(`/api/runs/${above}/revert`);
    expect(reverted).toMatchObject({ status: 200, body: { id: above, status: 'REVERTED' } });
    expect(reverted.body.revertedAt).not.toBeNull();
    expect(reverted.body.seq).toBeGreaterThan(before.seq);
    expect(await spend()).toBe('30');

    const restored = await client.post(`/api/runs/${above}/restore`);
    expect(restored).toMatchObject({ status: 200, body: { status: 'SUCCEEDED', revertedAt: null } });
    expect(await spend()).toBe('15.5');

    const log = (await client.get(`/api/runs/${above}/log`)).body as { event: string }[];
    expect(log.map(({ event }) => event).slice(-2)).toEqual(['reverted', 'restored']);
    const audit = await api.dataSource.query(
      "SELECT action FROM audit_event WHERE resource_id = $1 AND action LIKE 'run.re%' ORDER BY id",
      [above],
    );
    expect(audit).toEqual([{ action: 'run.reverted' }, { action: 'run.restored' }]);
  });

  it('lets a displaced run be reverted, which changes no total until what lies on it goes', async () => {
    const below = await published([day('2026-03-01', '10')]);
    const above = await published([day('2026-03-01', '7')]);
    await client.post(`/api/runs/${below}/revert`);
    expect(await spend()).toBe('7');
    await client.post(`/api/runs/${above}/revert`);
    expect(await spend()).toBe('0');
  });

  it('refuses a run in another state, and says in which it is', async () => {
    const run = await published([day('2026-03-01', '10')]);
    const early = await client.post(`/api/runs/${run}/restore`);
    expect(early).toMatchObject({ status: 409, body: { code: 'invalid_state' } });
    expect(early.body.detail).toContain('SUCCEEDED');
    await client.post(`/api/runs/${run}/revert`);
    const twice = await client.post(`/api/runs/${run}/revert`);
    expect(twice).toMatchObject({ status: 409, body: { code: 'invalid_state' } });
    expect(await api.dataSource.query('SELECT 1 FROM run_reversion WHERE run_id = $1', [run])).toHaveLength(
      1,
    );
  });

  it('reverts once where several ask at the same time', async () => {
    const run = await published([day('2026-03-01', '10')]);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => client.post(`/api/runs/${run}/revert`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  });

  it('does not restore a run whose bytes were uploaded again, and says where they are', async () => {
    const csv = 'Date,Cost\n2026-03-01,1\n';
    const first = (await client.upload(`/api/datasets/${datasetId}/uploads`, 'a.csv', csv)).body.run as Run;
    await api.dataSource.query("UPDATE import_run SET status = 'SUCCEEDED' WHERE id = $1", [first.id]);
    await client.post(`/api/runs/${first.id}/revert`);
    const again = (await client.upload(`/api/datasets/${datasetId}/uploads`, 'a.csv', csv)).body.run as Run;
    expect(await client.post(`/api/runs/${first.id}/restore`)).toMatchObject({
      status: 409,
      body: { code: 'duplicate_file', existingRunId: again.id },
    });
    expect((await client.get(`/api/runs/${first.id}`)).body.status).toBe('REVERTED');
  });

  it('does not restore a run whose slices were told apart otherwise', async () => {
    const run = await published([day('2026-03-01', '10')]);
    await client.post(`/api/runs/${run}/revert`);
    await client.patch(`/api/datasets/${datasetId}`, { sliceBy: 'date' });
    const answer = await client.post(`/api/runs/${run}/restore`);
    expect(answer).toMatchObject({ status: 409, body: { code: 'invalid_state' } });
    expect(answer.body.detail).toContain('sliceBy');
    await client.patch(`/api/datasets/${datasetId}`, { sliceBy: 'date,channel' });
    expect(await client.post(`/api/runs/${run}/restore`)).toMatchObject({ status: 200 });
  });

  it("is told on the organization's stream as an update of a run that had ended", async () => {
    const run = await published([day('2026-03-01', '10')]);
    const reader = await EventReader.open(client, `/api/events?orgId=${client.orgId}`);
    await client.post(`/api/runs/${run}/revert`);
    const event = await reader.until(({ data }) => data.id === run);
    expect(event).toMatchObject({ event: 'run.updated', data: { status: 'REVERTED' } });
    await reader.close();
  });

  it('is closed to people of other organizations', async () => {
    const run = await published([day('2026-03-01', '10')]);
    const stranger = await api.stranger();
    for (const verb of ['revert', 'restore']) {
      expect(await stranger.post(`/api/runs/${run}/${verb}`)).toMatchObject({ status: 404 });
    }
    expect(await spend()).toBe('10');
  });
});
