import type {
  Mapping,
  Page,
  Restatement,
  Run,
  RunComparison,
  SlicePage,
  ValidationReport,
} from '@etl-studio/contracts';
import { startTestApp, type TestApp, type TestClient } from '../../testing';
import { datasetOf, publishedRun } from '../../testing/published-run';

const MAPPING: Mapping = {
  date: { source: 'Date' },
  campaign: { source: 'Campaign' },
  channel: { source: 'Channel' },
  spend: { source: 'Cost' },
  currency: { source: 'Currency' },
};

/** A day of March, and null for the currency of the dataset, which is EUR. */
type Row = [day: string, spend: string, currency: string | null, channel?: string];

let api: TestApp;
let client: TestClient;
let datasetId: string;

beforeAll(async () => {
  api = await startTestApp();
  client = await api.as('MEMBER');
}, 60_000);
beforeEach(async () => {
  datasetId = await datasetOf(api, client.orgId!);
  await client.patch(`/api/datasets/${datasetId}`, { currency: 'EUR' });
});
afterAll(() => api.close());

const published = (rows: Row[], { clicks = 1 }: { clicks?: number | null } = {}) =>
  publishedRun(api, {
    orgId: client.orgId!,
    datasetId,
    records: rows.map(([day, spend, currency, channel = 'Meta']) => {
      return { date: `2026-03-${day}`, channel, campaign: 'A', spend, clicks, currency };
    }),
  });

async function read<T>(path: string): Promise<T> {
  const { status, body } = await client.get(`/api/datasets/${datasetId}/${path}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as T;
}

async function uploaded(rows: Row[], filler = 0): Promise<Run> {
  const lines = rows.map(([day, spend, currency, channel = 'Meta']) => {
    return `2026-03-${day},A,${channel},${spend},${currency ?? ''}`;
  });
  for (let n = 0; n < filler; n++) lines.push(`2026-03-01,F ${n},Filler,1,USD`);
  const csv = `Date,Campaign,Channel,Cost,Currency\n${lines.join('\n')}\n`;
  const { status, body } = await client.upload(`/api/datasets/${datasetId}/uploads`, 'a.csv', csv);
  if (status !== 201) throw new Error(JSON.stringify(body));
  await client.put(`/api/datasets/${datasetId}/schema`, { mapping: MAPPING, rules: {} });
  return body.run as Run;
}

async function validated(run: Run): Promise<ValidationReport> {
  const { status, body } = await client.post(`/api/runs/${run.id}/validate`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as ValidationReport;
}

const eur = (spend: string) => ({ currency: 'EUR', spend });
const usd = (spend: string) => ({ currency: 'USD', spend });

describe('amounts of two currencies', () => {
  it('are not added in the totals of a file', async () => {
    const mixed = [
      ['01', '1.5', null],
      ['01', '2', 'usd'],
      ['02', '4', 'EUR'],
    ] satisfies Row[];
    expect((await validated(await uploaded(mixed))).totals).toEqual({
      currency: null,
      spend: null,
      clicks: '0',
      conversions: '0',
      byCurrency: [
        { ...eur('5.5'), records: 2, clicks: '0', conversions: '0' },
        { ...usd('2'), records: 1, clicks: '0', conversions: '0' },
      ],
    });
    const one = await validated(await uploaded(mixed.slice(0, 1)));
    expect(one.totals).toMatchObject({ currency: 'EUR', spend: '1.5' });
  });

  it('are compared apart with what is held: sums that are only equal together differ', async () => {
    const same = await published([
      ['01', '10', 'EUR'],
      ['02', '10', 'EUR'],
      ['02', '5', 'USD'],
    ]);
    const run = await uploaded([
      ['01', '10', null],
      ['02', '5', 'EUR'],
      ['02', '10', 'USD'],
    ]);
    const { overlap } = await validated(run);
    expect(overlap).toEqual({
      days: 2,
      held: [
        expect.objectContaining({
          runId: same,
          slices: 2,
          differ: 2,
          spendDelta: null,
          byCurrency: [eur('-5'), usd('5')],
        }),
      ],
    });
  });

  it('are held by slices that are equal where each currency is, named or not', async () => {
    await published(
      [
        ['01', '10', 'EUR'],
        ['02', '10', null],
        ['02', '5', 'USD'],
      ],
      { clicks: null },
    );
    const run = await uploaded([
      ['01', '10', null],
      ['02', '10', 'EUR'],
      ['02', '5', 'USD'],
    ]);
    const [held] = (await validated(run)).overlap.held;
    expect(held).toMatchObject({ slices: 2, equal: 2, differ: 0, byCurrency: [eur('0'), usd('0')] });
    const dollars = await uploaded([['01', '10', 'USD']]);
    const [other] = (await validated(dollars)).overlap.held;
    expect(other).toMatchObject({ equal: 0, differ: 1, spendDelta: null });
    expect(other?.byCurrency).toEqual(expect.arrayContaining([eur('-10'), usd('10')]));
  });

  it('make no double count of equal numbers', async () => {
    await published([
      ['01', '10', 'EUR', 'Facebook'],
      ['02', '20', 'USD', 'Facebook'],
    ]);
    expect(
      (
        await validated(
          await uploaded([
            ['01', '10', 'USD'],
            ['02', '20', null],
          ]),
        )
      ).possibleDoubleCount,
    ).toBeNull();
    const run = await uploaded([
      ['01', '10', null],
      ['02', '20', 'USD'],
    ]);
    expect((await validated(run)).possibleDoubleCount).toMatchObject({
      rows: 2,
      spend: null,
      byCurrency: [eur('10'), usd('20')],
    });
    const refused = await client.post(`/api/runs/${run.id}/start`);
    expect(refused.body.detail).toContain('a spend of 10 EUR + 20 USD');
  });

  it('stay apart where the file has more days, channels and campaigns than are held in memory', async () => {
    datasetId = await datasetOf(api, client.orgId!, 'date,channel,campaign');
    const run = await uploaded([['01', '7', 'EUR']], 20_100);
    expect((await validated(run)).totals.byCurrency).toMatchObject([usd('20100'), eur('7')]);
  }, 60_000);

  it('move the basis of a start where only the currency of what is held changes', async () => {
    const held = await published([['01', '10', 'EUR']]);
    const run = await uploaded([['01', '10', 'EUR']]);
    const { basis } = await validated(run);
    await api.dataSource.query("UPDATE run_rollup SET currency = 'USD' WHERE run_id = $1", [held]);
    const started = await client.post(`/api/runs/${run.id}/start`, { basis });
    expect(started).toMatchObject({ status: 409, body: { code: 'basis_moved' } });
  });

  it('are not added in the holders of a slice', async () => {
    await published([
      ['01', '10', null],
      ['01', '5', 'USD'],
      ['01', '1', 'EUR'],
      ['02', '3', 'USD'],
    ]);
    const { items } = await read<SlicePage>('slices');
    expect(items.map(({ stack }) => stack[0])).toMatchObject([
      { records: 3, spend: null, byCurrency: [eur('11'), usd('5')] },
      { records: 1, spend: '3', byCurrency: [usd('3')] },
    ]);
  });

  it('are restated apart, and a day that changes only its currency is restated', async () => {
    const first = await published([
      ['01', '10', 'EUR'],
      ['02', '10', 'EUR'],
      ['02', '5', 'USD'],
    ]);
    const second = await published([
      ['01', '10', 'USD'],
      ['02', '5', 'EUR'],
      ['02', '10', 'USD'],
    ]);
    const { items, total } = await read<Page<Restatement>>('restatements');
    expect(total).toBe(2);
    expect(items).toMatchObject([
      {
        fromRunIds: [first],
        toRunIds: [second],
        before: { records: 1, currency: 'EUR', spend: '10', clicks: '1', byCurrency: [eur('10')] },
        after: { records: 1, currency: 'USD', spend: '10', byCurrency: [usd('10')] },
      },
      {
        fromRunIds: [first],
        toRunIds: [second],
        before: { records: 2, currency: null, spend: null, clicks: '2', byCurrency: [eur('10'), usd('5')] },
        after: { records: 2, spend: null, byCurrency: [eur('5'), usd('10')] },
      },
    ]);
  });

  it('are compared apart between two runs', async () => {
    const base = await published([
      ['01', '10', null],
      ['02', '4', 'USD'],
      ['03', '1', 'EUR'],
    ]);
    const target = await published([
      ['01', '10', 'EUR'],
      ['02', '4', 'EUR'],
      ['03', '3', 'EUR'],
    ]);
    const comparison = await read<RunComparison>(`runs/compare?base=${base}&target=${target}`);
    expect(comparison.totals).toMatchObject({
      base: { records: 3, currency: null, spend: null, clicks: '3', byCurrency: [eur('11'), usd('4')] },
      target: { records: 3, currency: 'EUR', spend: '17', byCurrency: [eur('17')] },
      delta: { records: 0, spend: null, clicks: '0', byCurrency: [eur('6'), usd('-4')] },
    });
    expect(comparison.days.map(({ date, delta }) => [date, delta.spend])).toEqual([
      ['2026-03-01', '0'],
      ['2026-03-02', null],
      ['2026-03-03', '2'],
    ]);
    expect(comparison.records).toMatchObject({ unchanged: 1, changed: 2, added: 0, removed: 0 });
    expect(comparison.records.samples[0]).toMatchObject({ base: usd('4'), target: eur('4') });
  });
});
