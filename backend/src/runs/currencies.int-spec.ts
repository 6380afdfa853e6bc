import type { Mapping, RecordPage, Run } from '@etl-studio/contracts';
import {
  draftOf,
  runWhen,
  started,
  startTestApp,
  startWorker,
  type TestApp,
  type TestClient,
  type WorkerProcess,
} from '../testing';

const MAPPING: Mapping = {
  date: { source: 'Date' },
  campaign: { source: 'Campaign' },
  channel: { constant: 'Meta' },
  spend: { source: 'Cost' },
  clicks: { source: 'Clicks' },
};
const NAMED: Mapping = { ...MAPPING, currency: { source: 'Currency' } };
const MIXED = `Date,Campaign,Cost,Clicks,Currency
2026-03-01,A,0.10,1,EUR
2026-03-01,A,0.20,2,usd
2026-03-01,B,0.30,4,EUR
2026-03-02,B,0.40,8,USD
2026-03-02,B,1,16,EUR
`;

let api: TestApp;
let worker: WorkerProcess;
let member: TestClient;
beforeAll(async () => {
  api = await startTestApp();
  worker = await startWorker(api);
  member = await api.as('MEMBER');
}, 60_000);
afterAll(async () => {
  await worker.stop();
  await api.close();
});

async function imported(csv: string, mapping: Mapping, currency?: string): Promise<Run> {
  const draft = await draftOf(member, csv, mapping);
  if (currency) await member.patch(`/api/datasets/${draft.datasetId}`, { currency });
  await started(member, draft);
  return runWhen(member, draft.id, ({ status }) => status === 'SUCCEEDED', 100);
}
const recordsOf = async (run: Run, query = ''): Promise<RecordPage> =>
  (await member.get(`/api/runs/${run.id}/records?${query}`)).body;
const totalsOf = async (run: Run) => (await member.get(`/api/datasets/${run.datasetId}`)).body.totals;

const EUR = { currency: 'EUR', records: 3, spend: '1.4', clicks: '21', conversions: '0' };
const USD = { currency: 'USD', records: 2, spend: '0.6', clicks: '10', conversions: '0' };

describe('a file of several currencies', () => {
  it('is never added up across them', async () => {
    const run = await imported(MIXED, NAMED);
    const mixed = { currency: null, spend: null, clicks: '31', conversions: '0', byCurrency: [EUR, USD] };
    const { sums, items } = await recordsOf(run);
    expect(sums).toEqual(mixed);
    expect(items.map(({ currency }) => currency)).toEqual(['EUR', 'USD', 'EUR', 'USD', 'EUR']);
    expect((await recordsOf(run, 'minSpend=0')).sums).toEqual(mixed);
    expect(await totalsOf(run)).toEqual({ ...mixed, records: 5, from: '2026-03-01', to: '2026-03-02' });
    const receipt = (await member.get(`/api/runs/${run.id}/receipt`)).body;
    expect(receipt.sums).toMatchObject({ imported: { spend: '2' }, byCurrency: [EUR, USD], balanced: true });
  });

  it('has the sum of one where a filter leaves one', async () => {
    const run = await imported(MIXED.replaceAll('2026-03-02', '2026-03-09').replaceAll('EUR', 'GBP'), NAMED);
    expect((await recordsOf(run, 'maxSpend=0.1')).sums).toMatchObject({ currency: 'GBP', spend: '0.1' });
  });

  it('keeps them apart where Postgres does the sums', async () => {
    const days = (n: number) => new Date(Date.UTC(1970, 0, 1 + n)).toISOString().slice(0, 10);
    const rows = Array.from(
      { length: 20_100 },
      (_, n) => `${days(n)},A,0.01,1,${n % 3 === 0 ? 'USD' : n % 3 === 1 ? 'EUR' : ''}`,
    );
    const run = await imported(`Date,Campaign,Cost,Clicks,Currency\n${rows.join('\n')}\n`, NAMED, 'EUR');
    expect((await totalsOf(run)).byCurrency).toEqual([
      { currency: 'EUR', records: 13_400, spend: '134', clicks: '13400', conversions: '0' },
      { currency: 'USD', records: 6_700, spend: '67', clicks: '6700', conversions: '0' },
    ]);
  }, 120_000);
});

describe('a file of one currency', () => {
  const csv = 'Date,Campaign,Cost,Clicks\n2026-03-01,A,1.5,1\n2026-03-02,B,2.5,2\n';

  it('is in that of its dataset where its mapping names none', async () => {
    const run = await imported(csv, MAPPING, 'CHF');
    expect((await recordsOf(run)).sums).toMatchObject({ currency: 'CHF', spend: '4' });
    await member.patch(`/api/datasets/${run.datasetId}`, { currency: 'SEK' });
    expect(await totalsOf(run)).toMatchObject({ currency: 'SEK', spend: '4', records: 2 });
  });

  it('is in the one that its mapping gives it, whatever its dataset is in', async () => {
    const run = await imported(csv, { ...MAPPING, currency: { constant: 'JPY' } }, 'CHF');
    expect((await recordsOf(run)).items[0]).toMatchObject({ currency: 'JPY' });
    expect(await totalsOf(run)).toMatchObject({ currency: 'JPY', spend: '4', records: 2 });
  });
});
