import { parse } from 'csv-parse/sync';
import type { LiveRecordPage, Run } from '@etl-studio/contracts';
import {
  draftOf,
  generatedCsv,
  runWhen,
  started,
  startTestApp,
  startWorker,
  type TestApp,
  type TestClient,
} from '../../testing';
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

async function live(query = ''): Promise<LiveRecordPage> {
  const { status, body } = await client.get(`/api/datasets/${datasetId}/records?${query}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as LiveRecordPage;
}

/** The clock of the ledger, in the digits that `asOf` takes. */
async function now(): Promise<string> {
  const [{ at }] = await api.dataSource.query(
    `SELECT to_char(ledger_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at FROM import_dataset WHERE id = $1`,
    [datasetId],
  );
  return at as string;
}

const ad = (date: string, channel: string, campaign: string, spend: string) => ({
  date,
  channel,
  campaign,
  spend,
});

describe("a dataset's live records", () => {
  it('are those of the run on top of each slice, with the run that each is of', async () => {
    const march = await published([
      ad('2026-03-01', 'Google Ads', 'Brand', '10'),
      ad('2026-03-02', 'Google Ads', 'Brand', '20'),
      ad('2026-03-02', 'Meta', 'Brand', '5'),
    ]);
    const again = await published([ad('2026-03-02', 'Google Ads', 'Brand', '21.25')]);
    const more = await published([ad('2026-03-02', 'Google Ads', 'Extra', '1')], { mode: 'append' });
    const page = await live();
    expect(page.items.map(({ date, spend, runId }) => [date, spend, runId])).toEqual(
      expect.arrayContaining([
        ['2026-03-01', '10', march],
        ['2026-03-02', '5', march],
        ['2026-03-02', '21.25', again],
        ['2026-03-02', '1', more],
      ]),
    );
    expect(page).toMatchObject({ total: 4, sums: { spend: '37.25' } });
    expect(page.facets.channel).toEqual([
      { channel: 'Google Ads', count: 3 },
      { channel: 'Meta', count: 1 },
    ]);
  });

  it('are filtered as those of a run are, sums and channels with them', async () => {
    await published([
      ad('2026-03-01', 'Google Ads', 'Brand', '10'),
      ad('2026-03-02', 'Meta', 'Brand 100%', '20'),
      ad('2026-03-03', 'Meta', 'Sale', '30'),
    ]);
    expect(await live('search=100%25')).toMatchObject({ total: 1, sums: { spend: '20' } });
    expect(await live('channel=Meta&from=2026-03-03')).toMatchObject({ total: 1, sums: { spend: '30' } });
    expect(await live('minSpend=15&maxSpend=25')).toMatchObject({
      total: 1,
      facets: { channel: [{ channel: 'Meta', count: 1 }] },
    });
  });

  it.each(['date', '-date', 'spend', '-spend', 'campaign', '-clicks', 'rowNumber'])(
    'come page by page without gaps or doubles, sorted by %s',
    async (sort) => {
      const rows = (day: string) =>
        Array.from({ length: 7 }, (_, n) => ({
          ...ad(`2026-03-${day}`, `Channel ${n % 3}`, `Campaign ${n % 2}`, String(n % 4)),
          clicks: n % 3 === 0 ? null : n,
        }));
      await published([...rows('01'), ...rows('02')]);
      await published(rows('02'));
      const whole = (await live(`sort=${sort}&limit=100`)).items;
      const seen: LiveRecordPage['items'] = [];
      let cursor = '';
      do {
        const page = await live(`sort=${sort}&limit=3${cursor && `&cursor=${cursor}`}`);
        seen.push(...page.items);
        cursor = page.nextCursor ?? '';
      } while (cursor);
      expect(seen).toEqual(whole);
      expect(new Set(seen.map(({ runId, rowNumber }) => `${runId} ${rowNumber}`)).size).toBe(14);
    },
  );

  it('go on behind a row that counts no more, and give what counted at an instant', async () => {
    await published([ad('2026-03-01', 'Meta', 'A', '1'), ad('2026-03-02', 'Meta', 'B', '2')]);
    const first = await now();
    const page = await live('sort=campaign&limit=1');
    const over = await published([ad('2026-03-01', 'Meta', 'Z', '100')]);
    const second = await now();
    expect((await live(`sort=campaign&cursor=${page.nextCursor}`)).items.map(({ spend }) => spend)).toEqual([
      '2',
      '100',
    ]);
    await client.post(`/api/runs/${over}/revert`);
    const third = await now();
    await client.post(`/api/runs/${over}/restore`);
    const sums = [];
    for (const asOf of [first, second, third, await now(), '2020-01-01T00:00:00Z'])
      for (const finer of ['', '&minSpend=0']) sums.push((await live(`asOf=${asOf}${finer}`)).sums.spend);
    expect(sums).toEqual(['3', '3', '102', '102', '3', '3', '102', '102', '0', '0']);
  });

  it('include mended rows from the instant at which they were mended until that is undone', async () => {
    const runId = await published([ad('2026-03-01', 'Meta', 'A', '1')]);
    const before = await now();
    await published([ad('2026-04-01', 'Meta', 'A', '7')]);
    const from = await now();
    const mend = (undone: string) =>
      api.dataSource.query(
        `INSERT INTO row_mend (org_id, run_id, row_number, kind, before, patch, mended_at, undone_at, line, lines,
                               rejected_spend, rejected_clicks, rejected_conversions, date, campaign, channel, spend)
         VALUES ($1, $2, 9, 'record', '{}', '{}', $3, $4, 10, 1, 0, 0, 0, '2026-03-01', 'M', 'Meta', 50)`,
        [client.orgId, runId, from, undone],
      );
    await api.dataSource.query('UPDATE import_run SET has_mends = true WHERE id = $1', [runId]);
    await mend('infinity');
    expect((await live('minSpend=0')).sums.spend).toBe('58');
    expect((await live(`minSpend=0&asOf=${before}`)).sums.spend).toBe('1');
    expect((await live('minSpend=10')).items).toMatchObject([{ runId, rowNumber: 9, line: 10, spend: '50' }]);
    await published([ad('2026-03-01', 'Meta', 'A', '2')]);
    expect((await live('minSpend=0')).sums.spend).toBe('9');
    expect((await live(`minSpend=0&asOf=${from}`)).sums.spend).toBe('58');
  });

  it('are exported with the same filters, in the columns of an export of a run', async () => {
    const below = await published([
      ad('2026-03-01', 'Meta', '=1+1', '1.5'),
      ad('2026-03-02', 'Meta', 'B', '2'),
    ]);
    await published([ad('2026-03-02', 'Meta', 'C', '3')]);
    const { status, body, headers } = await client.get(
      `/api/datasets/${datasetId}/records/export?sort=date&from=2026-03-01`,
    );
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toContain('live records');
    expect(parse(body as string)).toEqual([
      ['rowNumber', 'date', 'campaign', 'channel', 'spend', 'clicks', 'conversions'],
      ['1', '2026-03-01', "'=1+1", 'Meta', '1.5', '', ''],
      ['1', '2026-03-02', 'C', 'Meta', '3', '', ''],
    ]);
    await client.post(`/api/runs/${below}/revert`);
    const rest = await client.get(`/api/datasets/${datasetId}/records/export`);
    expect(parse(rest.body as string)).toHaveLength(2);
  });

  it('are none in a dataset without runs', async () => {
    expect(await live()).toMatchObject({ items: [], total: 0, sums: { spend: '0' }, nextCursor: null });
    const { body } = await client.get(`/api/datasets/${datasetId}/records/export`);
    expect(parse(body as string)).toHaveLength(1);
  });

  it.each(['asOf=yesterday', 'asOf=2026-02-30T00:00:00Z', 'sort=run', 'from=1', 'cursor=x', 'limit=501'])(
    'are refused with %s',
    async (query) => {
      const answer = await client.get(`/api/datasets/${datasetId}/records?${query}`);
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    },
  );

  it('are closed to people of other organizations', async () => {
    const stranger = await api.stranger();
    for (const what of ['records', 'records/export'])
      expect((await stranger.get(`/api/datasets/${datasetId}/${what}`)).status).toBe(404);
  });

  it('of a large run come from its own table, those under another run left out', async () => {
    const worker = await startWorker(api);
    try {
      const csv = generatedCsv(20_500);
      const runId = await started(client, await draftOf(client, csv.text));
      const run = await runWhen(client, runId, ({ status }: Run) => status === 'SUCCEEDED');
      datasetId = run.datasetId;
      const whole = await live('minSpend=-1&limit=1');
      expect(whole).toMatchObject({ total: run.validRows, sums: { spend: run.spend } });
      const { date, channel } = whole.items[0]!;
      const covered = await live(
        `minSpend=-1&from=${date}&to=${date}&channel=${encodeURIComponent(channel)}`,
      );
      await published([ad(date, channel, 'Instead', '0')]);
      expect((await live('minSpend=-1')).total).toBe(run.validRows - covered.total + 1);
      expect((await live()).total).toBe(run.validRows - covered.total + 1);
    } finally {
      await worker.stop();
    }
  }, 60_000);
});
