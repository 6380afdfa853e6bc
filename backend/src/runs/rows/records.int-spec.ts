import { startTestApp, type TestApp, type TestClient } from '../../testing';
import { insertDataset, insertRecords, insertRun, type RecordFixture } from '../../testing/run-fixture';

const CSV = 'Date,Campaign,Channel,Cost\n2026-03-01,Brand,Google Ads,1.50\n';
const EPOCH = 4;

const RECORDS: RecordFixture[] = [
  {
    rowNumber: 1,
    date: '2026-03-01',
    campaign: 'Brand - Search',
    channel: 'Google Ads',
    spend: '10.50',
    clicks: 5,
    conversions: '1.5',
  },
  {
    rowNumber: 2,
    date: '2026-03-02',
    campaign: 'brand - Video',
    channel: 'YouTube',
    spend: '0.10',
    clicks: null,
    conversions: null,
  },
  {
    rowNumber: 3,
    date: '2026-03-02',
    campaign: '100%_off',
    channel: 'Google Ads',
    spend: '0.20',
    clicks: 5,
    conversions: '0',
  },
  {
    rowNumber: 5,
    date: '2026-03-03',
    campaign: 'Generic',
    channel: 'Meta, Inc',
    spend: '-3',
    clicks: 0,
    conversions: '0.000000000001',
  },
  {
    rowNumber: 8,
    date: '2026-03-04',
    campaign: 'Generic',
    channel: 'Google Ads',
    spend: '123456789012345.000000000001',
    clicks: 9007199254740991,
  },
];

let api: TestApp;
let owner: TestClient;
let orgId: string;
let datasetId: string;
let runId: string;

beforeAll(async () => {
  api = await startTestApp();
  owner = await api.as('MEMBER');
  orgId = owner.orgId!;
  datasetId = await insertDataset(api.dataSource, orgId);
  runId = await insertRun(api.dataSource, { orgId, datasetId, csv: CSV, epoch: EPOCH });
  await insertRecords(api.dataSource, orgId, runId, EPOCH, RECORDS);
  // An attempt that lost its lease: its rows stand in the same table and must be seen by nobody.
  await insertRecords(api.dataSource, orgId, runId, EPOCH - 1, [
    ...RECORDS,
    { rowNumber: 99, spend: '1000' },
  ]);
});
afterAll(() => api.close());

interface Row {
  rowNumber: number;
}

async function rowsOf(query: string): Promise<number[]> {
  const { status, body } = await owner.get(`/api/runs/${runId}/records?${query}`);
  expect(status).toBe(200);
  return body.items.map((row: Row) => row.rowNumber);
}

async function positionOf(row: number, query: string): Promise<number | null> {
  const { status, body } = await owner.get(`/api/runs/${runId}/records/${row}/position?${query}`);
  expect(status).toBe(200);
  return body.position;
}

describe('records of a run', () => {
  it('are those of the published attempt, as exact strings', async () => {
    const { body } = await owner.get(`/api/runs/${runId}/records`);
    expect(body.items).toHaveLength(5);
    expect(body.items[0]).toEqual({
      rowNumber: 1,
      line: 2,
      date: '2026-03-01',
      campaign: 'Brand - Search',
      channel: 'Google Ads',
      spend: '10.5',
      clicks: 5,
      conversions: '1.5',
      currency: null,
    });
    expect(body.items[1]).toMatchObject({ clicks: null, conversions: null });
    expect(body.items[4].spend).toBe('123456789012345.000000000001');
  });

  it('come with exact sums and the channels of the filtered set', async () => {
    const all = await owner.get(`/api/runs/${runId}/records?limit=1`);
    expect(all.body).toMatchObject({
      total: 5,
      sums: {
        spend: '123456789012352.800000000001',
        clicks: '9007199254741001',
        conversions: '1.500000000001',
      },
      facets: {
        channel: [
          { channel: 'Google Ads', count: 3 },
          { channel: 'Meta, Inc', count: 1 },
          { channel: 'YouTube', count: 1 },
        ],
      },
    });
    const some = await owner.get(`/api/runs/${runId}/records?to=2026-03-02&channel=Google%20Ads`);
    expect(some.body).toMatchObject({
      total: 2,
      sums: { spend: '10.7', clicks: '10', conversions: '1.5' },
      facets: { channel: [{ channel: 'Google Ads', count: 2 }] },
    });
    const none = await owner.get(`/api/runs/${runId}/records?search=nothing`);
    expect(none.body).toMatchObject({
      items: [],
      total: 0,
      sums: { spend: '0', clicks: '0', conversions: '0' },
      facets: { channel: [] },
    });
  });

  it.each([
    ['search=BRAND', [1, 2]],
    ['search=100%25_', [3]],
    ['search=%25', [3]],
    ['search=%5C', []],
    ['channel=YouTube', [2]],
    ['channel=YouTube&channel=Meta,%20Inc', [2, 5]],
    ['minSpend=0.2', [1, 3, 8]],
    ['minSpend=0.1&maxSpend=0.2', [2, 3]],
    ['maxSpend=-1', [5]],
    ['from=2026-03-02&to=2026-03-03', [2, 3, 5]],
    ['from=2026-03-04&to=2026-03-01', []],
    ['offset=3', [5, 8]],
    ['sort=-rowNumber', [8, 5, 3, 2, 1]],
    ['sort=date', [1, 2, 3, 5, 8]],
    ['sort=-date', [8, 5, 3, 2, 1]],
    ['sort=spend', [5, 2, 3, 1, 8]],
    ['sort=-spend', [8, 1, 3, 2, 5]],
    ['sort=clicks', [5, 1, 3, 8, 2]],
    ['sort=-clicks', [8, 3, 1, 5, 2]],
    ['sort=conversions', [3, 5, 1, 2, 8]],
    ['sort=channel', [1, 3, 8, 5, 2]],
    ['sort=clicks,-spend', [5, 1, 3, 8, 2]],
    ['sort=-clicks,spend', [8, 3, 1, 5, 2]],
    ['sort=campaign,-date', [3, 1, 8, 5, 2]],
    ['sort=-date,-clicks', [8, 5, 3, 2, 1]],
    ['sort=rowNumber,-spend', [1, 2, 3, 5, 8]],
    ['sort=channel&sort=spend', [3, 1, 8, 5, 2]],
  ])('with %s are %j', async (query, expected) => expect(await rowsOf(query)).toEqual(expected));

  it('sort amounts by what they are worth, not by their digits', async () => {
    const spends = ['1051.56', '10930.32', '1137', '99'];
    const run = await insertRun(api.dataSource, { orgId, datasetId, csv: `${CSV}\n`, epoch: EPOCH });
    const records = spends.map((spend, index) => ({ rowNumber: index + 1, spend }));
    await insertRecords(api.dataSource, orgId, run, EPOCH, records);
    const { body } = await owner.get(`/api/runs/${run}/records?sort=spend`);
    expect(body.items.map((row: { spend: string }) => row.spend)).toEqual([
      '99',
      '1051.56',
      '1137',
      '10930.32',
    ]);
  });

  it.each([
    'rowNumber',
    '-rowNumber',
    'date',
    '-date',
    'campaign',
    '-campaign',
    'channel',
    '-channel',
    'spend',
    '-spend',
    'clicks',
    '-clicks',
    'conversions',
    '-conversions',
    'date,-clicks',
    '-date,clicks',
    'clicks,-conversions',
    '-conversions,channel',
    'channel,-campaign',
    '-campaign,-rowNumber',
  ])('page by cursor in the order of the whole list, sorted by %s', async (sort) => {
    const whole = await rowsOf(`sort=${sort}`);
    const paged: number[] = [];
    let cursor = '';
    do {
      const { body } = await owner.get(
        `/api/runs/${runId}/records?sort=${sort}&limit=1${cursor && `&cursor=${cursor}`}`,
      );
      paged.push(...body.items.map((row: Row) => row.rowNumber));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(paged).toEqual(whole);
    const positions = await Promise.all(whole.map((row) => positionOf(row, `sort=${sort}`)));
    expect(positions).toEqual(whole.map((_, index) => index));
  });

  it('have a place in a filtered set, or none', async () => {
    const query = 'channel=Google%20Ads&sort=-spend';
    expect(await positionOf(3, query)).toBe(2);
    expect(await positionOf(5, query)).toBeNull();
    for (const row of ['4', '99', '0', 'x', '1e1']) {
      const { status } = await owner.get(`/api/runs/${runId}/records/${row}/position`);
      expect([row, status]).toEqual([row, 404]);
    }
  });

  it.each([
    'search=%00',
    'minSpend=1e5',
    'minSpend=ten',
    'maxSpend=1.0000000000001',
    'from=2026-02-30',
    'from=0000-01-01',
    'to=yesterday',
    'sort=campaign%3Bdrop',
    'sort=__proto__',
    'sort=spend,',
    'sort=spend,-spend',
    'sort=date,spend,clicks',
    'limit=501',
    'offset=-1',
    'cursor=e30',
    'channel=%00',
  ])('refuse ?%s, naming the parameter', async (query) => {
    const { status, body } = await owner.get(`/api/runs/${runId}/records?${query}`);
    expect([status, body.code]).toEqual([400, 'invalid_request']);
    expect(body.errors[0].path).toBe(query.split('=')[0]);
  });

  it.each(['campaign', '-campaign'])('page by texts as long as a cell may be, sorted by %s', async (sort) => {
    const long = await insertRun(api.dataSource, { orgId, datasetId, csv: CSV, epoch: EPOCH });
    const campaigns = ['a', 'b', 'c'].map((end) => 'ü'.repeat(9_999) + end);
    await insertRecords(
      api.dataSource,
      orgId,
      long,
      EPOCH,
      campaigns.map((campaign, index) => ({ rowNumber: index + 1, campaign })),
    );
    const seen: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const url = `/api/runs/${long}/records?limit=1&sort=${sort}`;
      const { status, body } = await owner.get(cursor ? `${url}&cursor=${cursor}` : url);
      expect(status).toBe(200);
      seen.push(...body.items.map((row: Row) => row.rowNumber));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(sort === 'campaign' ? [1, 2, 3] : [3, 2, 1]);
  });

  it('refuse a cursor of another order, or with an offset', async () => {
    const { body } = await owner.get(`/api/runs/${runId}/records?sort=spend&limit=2`);
    const other = await owner.get(`/api/runs/${runId}/records?sort=date&cursor=${body.nextCursor}`);
    expect(other.body).toMatchObject({ status: 400, errors: [{ path: 'cursor' }] });
    const both = await owner.get(`/api/runs/${runId}/records?sort=spend&offset=1&cursor=${body.nextCursor}`);
    expect(both.body).toMatchObject({ status: 400, errors: [{ path: 'offset' }] });
    const forged = Buffer.from(JSON.stringify(['date', '1', 'some', '2026-99-99'])).toString('base64url');
    expect((await owner.get(`/api/runs/${runId}/records?sort=date&cursor=${forged}`)).body.status).toBe(400);
  });

  it.each(['', 'from=2026-03-02', 'to=2026-03-03&channel=Google%20Ads', 'channel=nobody'])(
    'add up alike from the sums per day and from the records themselves (%s)',
    async (query) => {
      const bySums = await owner.get(`/api/runs/${runId}/records?${query}`);
      const byRecords = await owner.get(`/api/runs/${runId}/records?${query}&minSpend=-999999999999999`);
      expect(bySums.body).toEqual(byRecords.body);
    },
  );

  it('are none before the run is published', async () => {
    const running = await insertRun(api.dataSource, {
      orgId,
      datasetId,
      csv: CSV,
      status: 'RUNNING',
      publishedEpoch: null,
    });
    await insertRecords(api.dataSource, orgId, running, 2, RECORDS);
    expect((await owner.get(`/api/runs/${running}/records`)).body).toMatchObject({
      items: [],
      total: 0,
      nextCursor: null,
    });
  });
});
