import type { RunComparison } from '@etl-studio/contracts';
import { startTestApp, type TestApp, type TestClient } from '../../../testing';
import { insertRun } from '../../../testing/run-fixture';
import { datasetOf, publishedRun } from '../../../testing/published-run';

type Row = [date: string, channel: string, campaign: string, spend: string, clicks?: number];

let api: TestApp;
let client: TestClient;
let datasetId: string;

beforeAll(async () => {
  api = await startTestApp();
  client = await api.as('MEMBER');
  datasetId = await datasetOf(api, client.orgId!);
}, 60_000);
afterAll(() => api.close());

const published = (rows: Row[], fileName = 'a.csv') =>
  publishedRun(api, {
    orgId: client.orgId!,
    datasetId,
    fileName,
    records: rows.map(([date, channel, campaign, spend, clicks]) => {
      return { date, channel, campaign, spend, clicks };
    }),
  });

const compare = (base: string, target: string, dataset = datasetId) =>
  client.get(`/api/datasets/${dataset}/runs/compare?base=${base}&target=${target}`);

async function compared(base: string, target: string): Promise<RunComparison> {
  const { status, body } = await compare(base, target);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as RunComparison;
}

describe('two runs side by side', () => {
  it('differ in totals, channels, days and campaigns, to the cent', async () => {
    const base = await published([
      ['2026-03-01', 'Meta', 'A', '0.10', 1],
      ['2026-03-02', 'Meta', 'B', '5'],
    ]);
    const target = await published(
      [
        ['2026-03-01', 'Meta', 'A', '0.30', 4],
        ['2026-03-03', 'Google', 'A', '2'],
      ],
      'b.csv',
    );
    const comparison = await compared(base, target);
    expect(comparison).toMatchObject({
      base: { id: base, fileName: 'a.csv', validRows: 2 },
      target: { id: target, fileName: 'b.csv' },
      totals: {
        base: { records: 2, spend: '5.1', clicks: '1', conversions: '0' },
        target: { records: 2, spend: '2.3', clicks: '4' },
        delta: { records: 0, spend: '-2.8', clicks: '3', conversions: '0' },
      },
    });
    expect(comparison.channels.map(({ channel, delta }) => [channel, delta.spend])).toEqual([
      ['Meta', '-4.8'],
      ['Google', '2'],
    ]);
    expect(comparison.days.map(({ date, delta }) => [date, delta.spend])).toEqual([
      ['2026-03-01', '0.2'],
      ['2026-03-02', '-5'],
      ['2026-03-03', '2'],
    ]);
    expect(comparison.campaigns.map(({ campaign, delta }) => [campaign, delta.spend])).toEqual([
      ['B', '-5'],
      ['A', '2.2'],
    ]);
  });

  it('match their records as multisets by day, channel and campaign', async () => {
    const base = await published([
      ['2026-03-01', 'Meta', 'A', '1'],
      ['2026-03-01', 'Meta', 'A', '1'],
      ['2026-03-01', 'Meta', 'A', '2'],
      ['2026-03-02', 'Meta', 'A', '7'],
      ['2026-03-03', 'Meta', 'A', '8', 3],
    ]);
    const target = await published([
      ['2026-03-03', 'Meta', 'A', '8'],
      ['2026-03-01', 'Meta', 'A', '1.00'],
      ['2026-03-01', 'Meta', 'A', '3'],
      ['2026-03-04', 'Meta', 'A', '9'],
    ]);
    const { records } = await compared(base, target);
    expect(records).toMatchObject({ unchanged: 1, changed: 2, removed: 2, added: 1 });
    expect(records.samples.map((change) => [change.kind, change.base?.spend, change.target?.spend])).toEqual([
      ['changed', '1', '3'],
      ['changed', '8', '8'],
      ['added', undefined, '9'],
      ['removed', '2', undefined],
      ['removed', '7', undefined],
    ]);
    expect((await compared(base, base)).records).toEqual({
      unchanged: 5,
      changed: 0,
      removed: 0,
      added: 0,
      samples: [],
    });
  });

  it('can be compared after they were reverted, not before they were published, nor with other datasets', async () => {
    const base = await published([['2026-03-01', 'Meta', 'A', '1']]);
    const target = await published([['2026-03-01', 'Meta', 'A', '2']]);
    await client.post(`/api/runs/${base}/revert`);
    expect((await compare(base, target)).status).toBe(200);
    const failed = await insertRun(api.dataSource, {
      orgId: client.orgId!,
      datasetId,
      csv: 'Date\n2026-03-01\n',
      status: 'FAILED',
      publishedEpoch: null,
    });
    const refused = await compare(base, failed);
    expect(refused).toMatchObject({ status: 409, body: { code: 'invalid_state' } });
    expect(refused.body.detail).toContain('FAILED');
    const other = await datasetOf(api, client.orgId!);
    expect((await compare(base, target, other)).status).toBe(404);
    expect((await compare('x', target)).status).toBe(400);
    const stranger = await api.stranger();
    expect(
      (await stranger.get(`/api/datasets/${datasetId}/runs/compare?base=${base}&target=${target}`)).status,
    ).toBe(404);
  });
});
