import type { Page, Restatement, SlicePage } from '@etl-studio/contracts';
import { startTestApp, type TestApp, type TestClient } from '../../testing';
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

const ad = (date: string, channel: string, spend: string) => ({ date, channel, spend });
const published = (records: PublishedFixture['records'], more: Partial<PublishedFixture> = {}) =>
  publishedRun(api, { orgId: client.orgId!, datasetId, records, ...more });

async function slices(query = ''): Promise<SlicePage> {
  const { status, body } = await client.get(`/api/datasets/${datasetId}/slices?${query}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as SlicePage;
}

async function restatements(query = ''): Promise<Page<Restatement>> {
  const { status, body } = await client.get(`/api/datasets/${datasetId}/restatements?${query}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as Page<Restatement>;
}

describe("a dataset's slices", () => {
  it('say which runs hold them, in the order in which they lie on each other, and which count', async () => {
    const below = await published([ad('2026-03-01', 'Meta', '10'), ad('2026-03-01', 'Meta', '1')]);
    const above = await published([ad('2026-03-01', 'Meta', '5')], { fileName: 'again.csv' });
    const more = await published([ad('2026-03-01', 'Meta', '2')], { mode: 'append' });
    const page = await slices();
    expect(page).toMatchObject({ total: 1, sliceBy: 'date,channel', nextCursor: null });
    expect(page.items[0]).toMatchObject({ date: '2026-03-01', channel: 'Meta', campaign: null });
    expect(page.items[0]?.stack).toMatchObject([
      { runId: below, mode: 'replace', live: false, records: 2, spend: '11', revertedAt: null },
      { runId: above, fileName: 'again.csv', live: true, records: 1, spend: '5' },
      { runId: more, mode: 'append', live: true, spend: '2' },
    ]);
    await client.post(`/api/runs/${above}/revert`);
    const [slice] = (await slices()).items;
    expect(slice?.stack.map(({ live }) => live)).toEqual([true, false, true]);
    expect(slice?.stack[1]?.revertedAt).not.toBeNull();
  });

  it('list the days inside their range that nothing counts on', async () => {
    await published([
      ad('2026-03-01', 'Meta', '1'),
      ad('2026-03-04', 'Meta', '1'),
      ad('2026-03-07', 'X', '1'),
    ]);
    const gone = await published([ad('2026-04-01', 'Meta', '1')]);
    await client.post(`/api/runs/${gone}/revert`);
    expect(await slices()).toMatchObject({
      range: { from: '2026-03-01', to: '2026-03-07' },
      gaps: ['2026-03-02', '2026-03-03', '2026-03-05', '2026-03-06'],
      gapCount: 4,
      total: 4,
    });
    expect(await slices('from=2026-03-03&to=2026-03-05')).toMatchObject({
      gaps: ['2026-03-03', '2026-03-05'],
      total: 1,
    });
  });

  it('come page by page without gaps or doubles', async () => {
    const days = ['01', '02', '03'].flatMap((day) =>
      ['Meta', 'Google', 'x'.repeat(3_000)].map((channel) => ad(`2026-03-${day}`, channel, '1')),
    );
    await published(days);
    await published(days.slice(2, 7));
    const whole = (await slices()).items;
    const seen: SlicePage['items'] = [];
    let cursor = '';
    do {
      const page = await slices(`limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items);
      cursor = page.nextCursor ?? '';
    } while (cursor);
    expect(seen).toEqual(whole);
    expect(seen).toHaveLength(9);
    expect(seen.map(({ stack }) => stack.length)).toEqual(expect.arrayContaining([1, 2]));
  });

  it('are none in a dataset without runs', async () => {
    expect(await slices()).toMatchObject({ items: [], total: 0, range: null, gaps: [], gapCount: 0 });
  });

  it.each(['cursor=x', 'from=2026-02-30', 'limit=0'])('are refused with %s', async (query) => {
    for (const list of ['slices', 'restatements'])
      expect(await client.get(`/api/datasets/${datasetId}/${list}?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'invalid_request' },
      });
  });

  it('are closed to people of other organizations', async () => {
    const stranger = await api.stranger();
    for (const list of ['slices', 'restatements'])
      expect((await stranger.get(`/api/datasets/${datasetId}/${list}`)).status).toBe(404);
  });
});

describe("a dataset's restatements", () => {
  it('say what past days counted for before and after each change, newest first', async () => {
    const first = await published([ad('2026-03-01', 'Meta', '10'), ad('2026-03-02', 'Meta', '20')]);
    const second = await published([ad('2026-03-02', 'Meta', '21'), ad('2026-03-03', 'Meta', '30')]);
    await client.post(`/api/runs/${second}/revert`);
    await client.post(`/api/runs/${second}/restore`);
    const page = await restatements();
    expect(
      page.items.map(({ cause, date, before, after }) => [cause, date, before.spend, after.spend]),
    ).toEqual([
      ['restore', '2026-03-02', '20', '21'],
      ['restore', '2026-03-03', '0', '30'],
      ['revert', '2026-03-02', '21', '20'],
      ['revert', '2026-03-03', '30', '0'],
      ['publish', '2026-03-02', '20', '21'],
    ]);
    expect(page.total).toBe(5);
    expect(page.items[4]).toMatchObject({
      runId: second,
      channel: 'Meta',
      fromRunIds: [first],
      toRunIds: [second],
      before: { records: 1, spend: '20', clicks: '0', conversions: '0' },
    });
    expect(page.items[0]?.by).toEqual(expect.any(String));
  });

  it('give instants at which the records of the dataset are those after', async () => {
    await published([ad('2026-03-02', 'Meta', '20')]);
    await published([ad('2026-03-02', 'Meta', '21.5')]);
    const [{ at, after }] = (await restatements()).items as [Restatement];
    const { body } = await client.get(`/api/datasets/${datasetId}/records?asOf=${at}`);
    expect(body.sums.spend).toBe(after.spend);
  });

  it('tell of a rerun as the publish that it is, and leave out what stayed the same', async () => {
    const origin = await published([ad('2026-03-01', 'Meta', '10'), ad('2026-03-02', 'Meta', '20')]);
    const rerun = await published([ad('2026-03-01', 'Meta', '10'), ad('2026-03-02', 'Meta', '22')], {
      rerunOf: origin,
    });
    const { items } = await restatements();
    expect(items).toMatchObject([
      { cause: 'publish', runId: rerun, date: '2026-03-02', before: { spend: '20' }, after: { spend: '22' } },
    ]);
  });

  it('come page by page, and of the wanted days only', async () => {
    const days = ['01', '02', '03', '04'].map((day) => ad(`2026-03-${day}`, 'Meta', day));
    await published(days);
    await published(days.map((row) => ({ ...row, spend: '9' })));
    await published(
      days.map((row) => ({ ...row, spend: '8' })),
      { mode: 'append' },
    );
    const whole = (await restatements()).items;
    expect(whole).toHaveLength(8);
    const seen: Restatement[] = [];
    let cursor = '';
    do {
      const page = await restatements(`limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items);
      cursor = page.nextCursor ?? '';
    } while (cursor);
    expect(seen).toEqual(whole);
    const some = await restatements('from=2026-03-02&to=2026-03-03');
    expect(some.total).toBe(4);
    expect(some.items.map(({ date }) => date)).toEqual([
      '2026-03-02',
      '2026-03-03',
      '2026-03-02',
      '2026-03-03',
    ]);
  });
});
