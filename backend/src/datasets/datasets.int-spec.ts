import { randomUUID } from 'node:crypto';
import type { Dataset, Mapping, Run } from '@etl-studio/contracts';
import { startTestApp, type TestApp, type TestClient } from '../testing';
import { DomainError } from '../platform/http';
import { DatasetDeletion } from './dataset-deletion';
import { DatasetFacts } from './dataset-facts';

const MAPPING: Mapping = {
  date: { source: 'Day', format: 'YYYY-MM-DD' },
  campaign: { source: 'Campaign' },
  channel: { constant: 'Google Ads' },
  spend: { source: 'Cost' },
};

let api: TestApp;
let member: TestClient;
beforeAll(async () => {
  api = await startTestApp();
  member = await api.as('MEMBER');
});
afterAll(() => api.close());

let made = 0;
async function newDataset(request: object = {}): Promise<Dataset> {
  const { status, body } = await member.post('/api/datasets', { name: `Dataset ${++made}`, ...request });
  expect(status).toBe(201);
  return body as Dataset;
}

describe('a dataset', () => {
  it('starts with the usual settings and nothing in it', async () => {
    const dataset = await newDataset({ name: '  Spring  ' });
    expect(dataset).toEqual({
      id: dataset.id,
      orgId: member.orgId,
      name: 'Spring',
      description: null,
      currency: null,
      importMode: 'replace',
      sliceBy: 'date,channel',
      activeSchemaVersion: null,
      lastRun: null,
      totals: {
        records: 0,
        currency: null,
        spend: '0',
        clicks: '0',
        conversions: '0',
        byCurrency: [],
        from: null,
        to: null,
      },
      recentRecords: [],
      createdBy: { id: expect.any(String), name: expect.any(String) },
      createdAt: dataset.createdAt,
    });
    expect((await member.get(`/api/datasets/${dataset.id}`)).body).toEqual(dataset);
  });

  it('needs a name that is free in its organization, whatever the case', async () => {
    await newDataset({ name: 'Taken' });
    const { status, body } = await member.post('/api/datasets', { name: 'TAKEN' });
    expect([status, body.code, body.errors[0].path]).toEqual([409, 'name_taken', 'name']);
    const stranger = await api.stranger();
    expect((await stranger.post('/api/datasets', { name: 'Taken' })).status).toBe(201);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: null }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ name: 'A', currency: 'EURO' }, 'currency'],
    [{ name: 'A', sliceBy: 'campaign' }, 'sliceBy'],
    [{ name: 'A', importMode: null }, 'importMode'],
    [{ name: 'A', owner: 'me' }, 'owner'],
    [{ name: 'a\0b' }, 'name'],
  ])('refuses %j', async (request, path) => {
    const { status, body } = await member.post('/api/datasets', request);
    expect([status, body.code, body.errors[0].path]).toEqual([400, 'invalid_request', path]);
  });

  it('changes what is given and keeps the rest', async () => {
    const { id } = await newDataset({ description: 'Old', currency: 'eur' });
    const { body } = await member.patch(`/api/datasets/${id}`, { description: '', importMode: 'append' });
    expect(body).toMatchObject({ description: null, currency: 'EUR', importMode: 'append' });
    expect((await member.patch(`/api/datasets/${id}`, { name: null })).status).toBe(400);
    expect((await member.patch(`/api/datasets/${id}`, {})).status).toBe(200);
  });

  it('is seen and changed by nobody of another organization', async () => {
    const { id } = await newDataset();
    const stranger = await api.stranger();
    for (const answer of [
      await stranger.get(`/api/datasets/${id}`),
      await stranger.patch(`/api/datasets/${id}`, { name: 'Mine' }),
      await stranger.delete(`/api/datasets/${id}`),
      await stranger.put(`/api/datasets/${id}/schema`, { mapping: MAPPING }),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
    }
    expect((await stranger.get('/api/datasets')).body.items).toEqual([]);
    stranger.orgId = member.orgId;
    expect((await stranger.get('/api/datasets')).status).toBe(404);
  });

  it('comes page by page, newest first', async () => {
    const stranger = await api.stranger();
    for (const name of ['1', '2', '3']) await stranger.post('/api/datasets', { name });
    const names: string[] = [];
    let cursor: string | null = '';
    for (let page = 0; page < 3 && cursor !== null; page++) {
      const answer = await stranger.get(`/api/datasets?limit=2${cursor && `&cursor=${cursor}`}`);
      const list = answer.body as { items: Dataset[]; nextCursor: string | null; total: number };
      expect(list.total).toBe(3);
      names.push(...list.items.map(({ name }) => name));
      cursor = list.nextCursor;
    }
    expect(names).toEqual(['3', '2', '1']);
  });

  it.each(['limit=0', 'limit=501', 'limit=x', 'cursor=x', `cursor=${btoa('["x","y"]')}`, 'page=2'])(
    'is not listed by ?%s',
    async (query) => {
      expect((await member.get(`/api/datasets?${query}`)).status).toBe(400);
    },
  );

  it.each(['2026-W01-1', '2026-02-30T00:00:00Z', '+275760-09-13T00:00:00.000Z'])(
    'is not listed from %s on',
    async (createdAt) => {
      const cursor = Buffer.from(JSON.stringify([createdAt, randomUUID()])).toString('base64url');
      expect((await member.get(`/api/datasets?cursor=${cursor}`)).status).toBe(400);
    },
  );

  it('asks members of several organizations which one they mean', async () => {
    const stranger = await api.stranger();
    const { orgId } = stranger;
    await stranger.post('/api/orgs', { name: 'Second' });
    stranger.orgId = undefined;
    const { status, body } = await stranger.get('/api/datasets');
    expect([status, body.code]).toEqual([422, 'org_required']);
    expect((await stranger.get(`/api/datasets?orgId=${orgId}`)).status).toBe(200);
    stranger.orgId = 'no-id';
    expect((await stranger.get('/api/datasets')).status).toBe(404);
  });

  it('shows its latest run', async () => {
    const dataset = await newDataset();
    const run = { id: 'r' } as Run;
    const facts = api.app.get(DatasetFacts, { strict: false });
    const latestRuns = jest.spyOn(facts, 'latestRuns').mockResolvedValue(new Map([[dataset.id, run]]));
    expect((await member.get(`/api/datasets/${dataset.id}`)).body.lastRun).toEqual(run);
    latestRuns.mockRestore();
  });
});

describe('deleting a dataset', () => {
  it('takes an ADMIN, and its schema and name go with it', async () => {
    const { id } = await newDataset({ name: 'Going' });
    await member.put(`/api/datasets/${id}/schema`, { mapping: MAPPING });
    expect((await member.delete(`/api/datasets/${id}`)).status).toBe(403);
    const admin = await api.as('ADMIN');
    expect((await admin.delete(`/api/datasets/${id}`)).status).toBe(204);
    expect((await admin.get(`/api/datasets/${id}`)).status).toBe(404);
    await newDataset({ name: 'Going' });
  });

  it('is one transaction with what other modules keep of it', async () => {
    const { id } = await newDataset();
    let freed = 0;
    let refuse = true;
    api.app.get(DatasetDeletion, { strict: false }).add((_transaction, { datasetId }) => {
      if (datasetId !== id) return Promise.resolve(undefined);
      if (refuse) throw new DomainError('invalid_state', 'A run is under way.');
      return Promise.resolve(() => {
        freed++;
        return Promise.resolve();
      });
    });
    const admin = await api.as('ADMIN');
    expect((await admin.delete(`/api/datasets/${id}`)).body.code).toBe('invalid_state');
    expect((await admin.get(`/api/datasets/${id}`)).status).toBe(200);
    refuse = false;
    expect((await admin.delete(`/api/datasets/${id}`)).status).toBe(204);
    expect(freed).toBe(1);
  });
});

describe('live records', () => {
  async function publish(dataset: Dataset, days = ['2026-01-01', '2026-01-31']): Promise<void> {
    const { id, orgId } = dataset;
    await api.dataSource.query(
      `WITH file AS (
         INSERT INTO stored_file (id, org_id, storage, key, sha256, size, name)
         VALUES (gen_random_uuid(), $1, 'disk', gen_random_uuid()::text, 'x', 1, 'a.csv') RETURNING id),
       run AS (
         INSERT INTO import_run (org_id, dataset_id, stored_file_id, file_name, file_size, sha256, mode, profile, status)
         SELECT $1, $2, file.id, 'a.csv', 1, 'x', 'replace', '{}', 'SUCCEEDED' FROM file RETURNING id),
       slice AS (
         INSERT INTO run_slice (org_id, dataset_id, run_id, date, channel, campaign, mode, publish_seq, place)
         SELECT $1, $2, run.id, d, 'Google Ads', '', 'replace', 1, 1
         FROM run, unnest($3::date[]) d)
       INSERT INTO run_rollup (org_id, dataset_id, run_id, date, channel, campaign, records, spend, clicks, conversions)
       SELECT $1, $2, run.id, d, 'Google Ads', '', 2, 0.10, 7, 1.50 FROM run, unnest($3::date[]) d`,
      [orgId, id, days],
    );
  }

  it('are added up exactly', async () => {
    const dataset = await newDataset();
    await publish(dataset);
    expect((await member.get(`/api/datasets/${dataset.id}`)).body.totals).toEqual({
      records: 4,
      currency: null,
      spend: '0.2',
      clicks: '14',
      conversions: '3',
      byCurrency: [{ currency: null, records: 4, spend: '0.2', clicks: '14', conversions: '3' }],
      from: '2026-01-01',
      to: '2026-01-31',
    });
  });

  it('are told of the fourteen days up to the last one held, of every dataset of a page', async () => {
    const [held, other, empty] = [await newDataset(), await newDataset(), await newDataset()];
    await publish(held, ['2026-01-01', '2026-01-18', '2026-01-30', '2026-01-31']);
    await publish(other, ['2026-03-02']);
    const { items } = (await member.get('/api/datasets')).body as { items: Dataset[] };
    const recent = ({ id }: Dataset) => items.find((dataset) => dataset.id === id)?.recentRecords;
    expect(recent(held)).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2]);
    expect(recent(other)).toEqual([...Array<number>(13).fill(0), 2]);
    expect(recent(empty)).toEqual([]);
  });

  it('hold what makes a slice in place', async () => {
    const dataset = await newDataset();
    expect((await member.patch(`/api/datasets/${dataset.id}`, { sliceBy: 'date' })).body.sliceBy).toBe(
      'date',
    );
    await publish(dataset);
    const { status, body } = await member.patch(`/api/datasets/${dataset.id}`, { sliceBy: 'date,channel' });
    expect([status, body.code]).toEqual([409, 'invalid_state']);
    expect((await member.patch(`/api/datasets/${dataset.id}`, { sliceBy: 'date' })).status).toBe(200);
  });
});
