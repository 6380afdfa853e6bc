import fc from 'fast-check';
import { startTestApp, type TestApp, type TestClient } from '../testing';
import {
  insertDatasetIn,
  insertLedgerRun,
  instantOf,
  type LedgerRecord,
  type LedgerRun,
} from '../testing/ledger-fixture';

let api: TestApp;
let member: TestClient;
let orgId: string;
beforeAll(async () => {
  api = await startTestApp();
  member = await api.as('MEMBER');
  orgId = member.orgId!;
}, 60_000);
afterAll(() => api.close());

const record = (over: Partial<LedgerRecord>): LedgerRecord => ({
  date: '2026-03-01',
  channel: 'Meta',
  campaign: 'Brand',
  currency: null,
  spend: '1',
  clicks: 1,
  conversions: '0',
  ...over,
});
const run = (records: LedgerRecord[], over: Partial<LedgerRun> = {}): LedgerRun => ({
  mode: 'replace',
  publishedAt: 0,
  revertedAt: null,
  records,
  ...over,
});
const publish = (datasetId: string, ledgerRun: LedgerRun) =>
  insertLedgerRun(api.dataSource, orgId, datasetId, ledgerRun);
const newDataset = (currency: string | null = null) => insertDatasetIn(api.dataSource, orgId, currency);
async function ask(path: string, client = member) {
  const { status, body } = await client.get(`/api/analytics/${path}`);
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  return body;
}

describe('figures of what counts', () => {
  let euros: string;
  let dollars: string;
  let displaced: string;

  beforeAll(async () => {
    euros = await newDataset('EUR');
    dollars = await newDataset('USD');
    displaced = await publish(euros, run([record({ spend: '1000' })]));
    await publish(
      euros,
      run([
        record({ spend: '0.10', clicks: 3 }),
        record({ spend: '0.20', clicks: 0, campaign: 'Generic', conversions: '0.5' }),
        record({ date: '2026-03-02', channel: '=Search', spend: '3', clicks: 6 }),
        record({ date: '2026-03-09', channel: 'Meta', spend: '5', clicks: 4, conversions: '2' }),
        record({ date: '2026-02-27', spend: '7', clicks: 1 }),
        record({ date: '2025-03-02', spend: '11', clicks: 1 }),
      ]),
    );
    await publish(
      dollars,
      run([record({ spend: '2.5', clicks: 2 }), record({ spend: '9', currency: 'CHF' })]),
    );
  });

  it('are added up per currency, each record once, with rates of the sums', async () => {
    const { totals, currentRange, available } = await ask('summary?from=2026-03-01&to=2026-03-09');
    expect(totals).toEqual([
      {
        currency: 'EUR',
        records: 4,
        spend: '8.3',
        clicks: '13',
        conversions: '2.5',
        cpc: '0.638462',
        cpa: '3.32',
      },
      { currency: 'CHF', records: 1, spend: '9', clicks: '1', conversions: '0', cpc: '9', cpa: null },
      { currency: 'USD', records: 1, spend: '2.5', clicks: '2', conversions: '0', cpc: '1.25', cpa: null },
    ]);
    expect(currentRange).toEqual({ from: '2026-03-01', to: '2026-03-09' });
    expect(available).toEqual({ from: '2025-03-02', to: '2026-03-09' });
  });

  it('are compared with as many days before, with the year before, or with none', async () => {
    const query = `summary?datasetId=${euros}&from=2026-03-01&to=2026-03-02`;
    const before = await ask(query);
    expect(before.previousRange).toEqual({ from: '2026-02-27', to: '2026-02-28' });
    expect(before.previous).toMatchObject([{ spend: '7' }]);
    const year = await ask(`${query}&compare=year`);
    expect(year.previousRange).toEqual({ from: '2025-03-01', to: '2025-03-02' });
    expect(year.previous).toMatchObject([{ spend: '11' }]);
    expect(await ask(`${query}&compare=none`)).toMatchObject({ previousRange: null, previous: [] });
  });

  it('come by week, told where the range cuts one, without points for days that nothing is known of', async () => {
    const query = `timeseries?datasetId=${euros}&from=2026-03-01&to=2026-03-10&interval=week`;
    const { points } = await ask(query);
    expect(
      points.map((point: { date: string; spend: string; complete: boolean }) => [
        point.date,
        point.spend,
        point.complete,
      ]),
    ).toEqual([
      ['2026-02-23', '0.3', false],
      ['2026-03-02', '3', true],
      ['2026-03-09', '5', false],
    ]);
    const byDay = await ask(
      `timeseries?datasetId=${euros}&from=2026-03-01&to=2026-03-10&groupBy=channel&limit=1`,
    );
    expect(byDay.points.map((point: { date: string; key: string }) => [point.date, point.key])).toEqual([
      ['2026-03-01', 'Meta'],
      ['2026-03-02', null],
      ['2026-03-09', 'Meta'],
    ]);
  });

  it('are broken down by channel and by campaign: the top, its shares, and the rest', async () => {
    const range = `datasetId=${euros}&from=2026-03-01&to=2026-03-09`;
    const channels = await ask(`breakdown?${range}&limit=1`);
    expect(channels.items).toMatchObject([
      { key: 'Meta', spend: '5.3', share: '0.6386', previous: { spend: '7' } },
    ]);
    expect(channels.rest).toMatchObject([
      { key: null, groups: 1, spend: '3', share: '0.3614', previous: { spend: '0' } },
    ]);
    const campaigns = await ask(`breakdown?${range}&groupBy=campaign&compare=none`);
    expect(campaigns.items).toMatchObject([
      { key: 'Brand', spend: '8.1', records: 3, previous: null },
      { key: 'Generic', spend: '0.2', records: 1, cpc: null, cpa: '0.4' },
    ]);
    expect(campaigns.rest).toEqual([]);
    expect((await ask(`summary?${range}&campaign=Generic`)).totals).toMatchObject([
      { spend: '0.2', records: 1 },
    ]);
  });

  it('of a run are what it holds of what counts', async () => {
    expect((await ask(`summary?runId=${displaced}`)).totals).toEqual([]);
  });

  it('are empty for what nobody has, and refused for what is no day, instant or choice', async () => {
    const empty = await ask('summary?channel=nobody');
    expect(empty).toEqual({
      totals: [],
      previous: [],
      currentRange: null,
      previousRange: null,
      available: null,
    });
    expect((await ask('breakdown?groupBy=campaign&campaign=nobody')).items).toEqual([]);
    expect((await ask('timeseries?from=2026-03-09&to=2026-03-01')).points).toEqual([]);
    for (const query of ['from=2026-02-30', 'asOf=yesterday', 'compare=other'])
      expect((await member.get(`/api/analytics/summary?${query}`)).status).toBe(400);
    expect((await member.get('/api/analytics/timeseries?interval=hour')).status).toBe(400);
  });

  it('stay within the organization', async () => {
    const stranger = await api.stranger();
    expect((await ask('summary', stranger)).totals).toEqual([]);
    for (const query of [`datasetId=${euros}`, `runId=${displaced}`, 'datasetId=nonsense', 'runId=nonsense'])
      for (const route of ['summary', 'timeseries', 'breakdown', 'anomalies'])
        expect((await stranger.get(`/api/analytics/${route}?${query}`)).body.code).toBe('not_found');
  });

  it('come as CSV that no spreadsheet runs', async () => {
    const query = `/api/analytics/breakdown?datasetId=${euros}&from=2026-03-01&to=2026-03-09&compare=none`;
    const response = await member.raw('GET', query, { headers: { Accept: 'text/csv' } });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(await response.text()).toBe(
      'channel,groups,currency,records,spend,clicks,conversions,cpc,cpa,share,previous_spend,previous_clicks,previous_conversions\n' +
        "Meta,1,EUR,3,5.3,7,2.5,0.757143,2.12,0.6386,,,\n'=Search,1,EUR,1,3,6,0,0.5,,0.3614,,,\n",
    );
  });

  it('say which day is unusual, and why', async () => {
    const dataset = await newDataset('EUR');
    const days = Array.from({ length: 20 }, (_, n) =>
      record({
        date: `2026-04-${String(n + 1).padStart(2, '0')}`,
        spend: n === 11 ? '90' : `${50 + (n % 3)}`,
        clicks: 9,
      }),
    );
    await publish(dataset, run(days));
    const { items, method } = await ask(`anomalies?datasetId=${dataset}`);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      date: '2026-04-12',
      channel: 'Meta',
      currency: 'EUR',
      metric: 'spend',
      value: '90',
    });
    expect(items[0]).toMatchObject({ expected: '51', direction: 'above' });
    expect(items[0].reason).toContain('Spend of Meta was 90 EUR on Sunday 2026-04-12');
    expect(method).toContain('median');
  });
});

describe('figures of any ledger', () => {
  const day = fc.constantFrom('2026-03-01', '2026-03-02', '2026-03-03');
  const anyRecord = fc.record({
    date: day,
    channel: fc.constantFrom('A', 'B'),
    campaign: fc.constantFrom('x', 'y', 'z'),
    currency: fc.constantFrom(null, 'EUR', 'USD'),
    spend: fc.integer({ min: -500, max: 100_000 }).map((cents) => (cents / 100).toFixed(2)),
    clicks: fc.nat(9),
    conversions: fc.constantFrom('0', '0.5', '2'),
    mendedAt: fc.option(fc.integer({ min: 40, max: 60 }), { freq: 4 }),
  });
  const anyRun = fc.record({
    mode: fc.constantFrom('replace' as const, 'replace' as const, 'append' as const),
    revertedAt: fc.option(fc.integer({ min: 20, max: 60 }), { freq: 3 }),
    records: fc.array(anyRecord, { minLength: 1, maxLength: 8 }),
  });

  /** Records that count at the minute, found without any rollup. */
  function liveAt(runs: LedgerRun[], minute: number): { record: LedgerRecord; run: number }[] {
    const counted = runs.map(
      ({ publishedAt, revertedAt }) => publishedAt <= minute && (revertedAt === null || revertedAt > minute),
    );
    const there = (ledgerRun: LedgerRun) =>
      ledgerRun.records.filter(({ mendedAt }) => mendedAt == null || mendedAt <= minute);
    const holds = (index: number, { date, channel }: LedgerRecord) =>
      counted[index] && there(runs[index]!).some((other) => other.date === date && other.channel === channel);
    return runs.flatMap((ledgerRun, index) =>
      !counted[index]
        ? []
        : there(ledgerRun)
            .filter(
              (of) => !runs.some((above, at) => at > index && above.mode === 'replace' && holds(at, of)),
            )
            .map((of) => ({ record: of, run: index })),
    );
  }

  function sumsBy(
    records: LedgerRecord[],
    keyOf: (of: LedgerRecord) => string,
  ): Record<string, [number, number]> {
    const sums: Record<string, [number, number]> = {};
    for (const of of records) {
      const [count, cents] = sums[keyOf(of)] ?? [0, 0];
      sums[keyOf(of)] = [count + 1, cents + Math.round(Number(of.spend) * 100)];
    }
    return sums;
  }
  function daysOf(records: LedgerRecord[]): { from: string; to: string } | null {
    const days = records.map(({ date }) => date).sort();
    return days.length === 0 ? null : { from: days[0] ?? '', to: days.at(-1) ?? '' };
  }
  interface Answer {
    currency: string | null;
    records: number;
    spend: string;
  }
  const answered = <T extends Answer>(items: T[], keyOf: (item: T) => string) =>
    Object.fromEntries(
      items.map((item) => [keyOf(item), [item.records, Math.round(Number(item.spend) * 100)]]),
    );

  it('are those of the records that count, now and at any instant', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRun, { minLength: 1, maxLength: 6 }), async (drawn) => {
        const dataset = await newDataset('EUR');
        const runs = drawn.map((of, index): LedgerRun => ({ ...of, publishedAt: index * 5 }));
        const ids: string[] = [];
        for (const of of runs) ids.push(await publish(dataset, of));
        const currency = (of: { currency: string | null }) => of.currency ?? 'EUR';
        for (const minute of [null, 12, 30, 50]) {
          const at = minute === null ? '' : `&asOf=${instantOf(minute)}`;
          const live = liveAt(runs, minute ?? 1_000);
          const records = live.map(({ record: of }) => of);
          const { totals, available } = await ask(`summary?datasetId=${dataset}${at}`);
          expect(answered(totals, currency)).toEqual(sumsBy(records, currency));
          expect(available).toEqual(daysOf(records));
          const ofA = records.filter(({ channel }) => channel === 'A');
          expect((await ask(`summary?datasetId=${dataset}&channel=A${at}`)).available).toEqual(daysOf(ofA));
          const { items } = await ask(`breakdown?datasetId=${dataset}&groupBy=campaign${at}`);
          expect(
            answered(items as (Answer & { key: string })[], (item) => item.key + currency(item)),
          ).toEqual(sumsBy(records, (of) => of.campaign + currency(of)));
          const { points } = await ask(`timeseries?datasetId=${dataset}&channel=A${at}`);
          expect(
            answered(points as (Answer & { date: string })[], (item) => item.date + currency(item)),
          ).toEqual(sumsBy(ofA, (of) => of.date + currency(of)));
          const ofFirst = live.filter(({ run: index }) => index === 0).map(({ record: of }) => of);
          const first = await ask(`summary?runId=${ids[0]}${at}`);
          expect(answered(first.totals, currency)).toEqual(sumsBy(ofFirst, currency));
          expect(first.available).toEqual(daysOf(ofFirst));
        }
      }),
      { numRuns: 12 },
    );
  }, 240_000);
});
