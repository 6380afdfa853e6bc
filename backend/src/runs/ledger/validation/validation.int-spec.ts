import type { Mapping, Run, ValidationReport } from '@etl-studio/contracts';
import { startTestApp, type TestApp, type TestClient } from '../../../testing';
import { datasetOf, publishedRun, type PublishedFixture } from '../../../testing/published-run';

const MAPPING: Mapping = {
  date: { source: 'Date' },
  campaign: { source: 'Campaign' },
  channel: { source: 'Channel' },
  spend: { source: 'Cost' },
};

type Row = [date: string, channel: string, campaign: string, spend: string];

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

const published = (rows: Row[], more: Partial<PublishedFixture> = {}) =>
  publishedRun(api, {
    orgId: client.orgId!,
    datasetId,
    records: rows.map(([date, channel, campaign, spend]) => ({ date, channel, campaign, spend })),
    ...more,
  });

async function uploaded(rows: Row[], mapping: Mapping | null = MAPPING): Promise<Run> {
  const lines = rows.map(([date, channel, campaign, spend]) => `${date},${campaign},${channel},${spend}`);
  const csv = `Date,Campaign,Channel,Cost\n${lines.join('\n')}\n`;
  const { status, body } = await client.upload(`/api/datasets/${datasetId}/uploads`, 'a.csv', csv);
  if (status !== 201) throw new Error(JSON.stringify(body));
  if (mapping) await client.put(`/api/datasets/${datasetId}/schema`, { mapping, rules: {} });
  return body.run as Run;
}

async function validated(run: Run, body: object = {}): Promise<ValidationReport> {
  const answer = await client.post(`/api/runs/${run.id}/validate`, body);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body as ValidationReport;
}

const start = (run: Run, body: object = {}) => client.post(`/api/runs/${run.id}/start`, body);

const HELD: Row[] = [
  ['2026-03-01', 'Meta', 'A', '10'],
  ['2026-03-01', 'Meta', 'B', '1.5'],
  ['2026-03-02', 'Meta', 'A', '20'],
  ['2026-03-03', 'Meta', 'A', '30'],
  ['2026-03-03', 'Google', 'A', '7'],
];

describe('validating a draft', () => {
  it('reads the whole file and says what it would displace, run by run, to the cent', async () => {
    const first = await published(HELD, { fileName: 'march.csv' });
    const second = await published([['2026-03-02', 'Meta', 'A', '22']], { mode: 'append' });
    const run = await uploaded([
      ['2026-03-01', 'Meta', 'A', '11.50'],
      ['2026-03-01', 'Meta', 'B', '0'],
      ['2026-03-02', 'Meta', 'A', '20.10'],
      ['2026-03-05', 'Meta', 'A', '1'],
      ['2026-03-06', 'Meta', 'A', 'much'],
      ['2026-03-06', 'Meta', 'A', 'more'],
    ]);
    const before = await api.dataSource.query('SELECT count(*) FROM run_slice');
    const report = await validated(run);
    expect(report).toMatchObject({
      totalRows: 6,
      validRows: 4,
      invalidRows: 2,
      errors: [{ code: 'invalid_number', field: 'spend', count: 2, sampleRows: [5, 6] }],
      totals: { spend: '32.6', clicks: '0', conversions: '0' },
      possibleDoubleCount: null,
      gaps: ['2026-03-03', '2026-03-04'],
      gapCount: 2,
    });
    expect(report.overlap).toEqual({
      days: 2,
      held: [
        {
          runId: first,
          fileName: 'march.csv',
          from: '2026-03-01',
          to: '2026-03-02',
          slices: 2,
          equal: 1,
          differ: 1,
          spendDelta: '0.1',
          byCurrency: [{ currency: null, spend: '0.1' }],
        },
        expect.objectContaining({ runId: second, slices: 1, equal: 0, spendDelta: '-1.9' }),
      ],
    });
    expect(await api.dataSource.query('SELECT count(*) FROM run_slice')).toEqual(before);
    expect((await client.get(`/api/runs/${run.id}`)).body).toEqual(run);
  });

  it('takes a mapping and rules of the moment, and names what does not fit', async () => {
    const run = await uploaded([['2026-03-01', 'Meta', 'A', '10'], ['2026-03-01', 'Meta', 'B', '20']], null); // prettier-ignore
    expect(await client.post(`/api/runs/${run.id}/validate`)).toMatchObject({
      status: 422,
      body: { code: 'mapping_required' },
    });
    const report = await validated(run, { mapping: MAPPING, rules: { spend: { max: '15' } } });
    expect(report).toMatchObject({ validRows: 1, invalidRows: 1, totals: { spend: '10' } });
    const unknown = { ...MAPPING, spend: { source: 'Spent' } };
    expect(await client.post(`/api/runs/${run.id}/validate`, { mapping: unknown })).toMatchObject({
      status: 422,
      body: { code: 'invalid_mapping', errors: [{ path: 'mapping.spend.source' }] },
    });
    expect(
      await client.post(`/api/runs/${run.id}/validate`, { mapping: MAPPING, rules: { spend: { most: 1 } } }),
    ).toMatchObject({ status: 422, body: { code: 'invalid_rules' } });
    expect(await client.post(`/api/runs/${run.id}/validate`, { mode: 'merge' })).toMatchObject({
      status: 400,
    });
  });

  it('finds the same rows under another channel, as often as they are live', async () => {
    const live = await published([
      ['2026-03-01', 'Facebook', 'A', '10'],
      ['2026-03-01', 'Facebook', 'A', '10'],
      ['2026-03-02', 'Facebook', 'A', '20'],
      ['2026-03-09', 'Facebook', 'A', '20'],
    ]);
    const run = await uploaded([
      ['2026-03-01', 'Meta', 'A', '10.00'],
      ['2026-03-01', 'Meta', 'A', '10'],
      ['2026-03-01', 'Meta', 'A', '10'],
      ['2026-03-02', 'Meta', 'A', '21'],
    ]);
    expect((await validated(run)).possibleDoubleCount).toEqual({
      rows: 2,
      spend: '20',
      byCurrency: [{ currency: null, spend: '20' }],
      runIds: [live],
    });
    expect(await start(run)).toMatchObject({ status: 409, body: { code: 'possible_double_count' } });
    expect((await client.get(`/api/runs/${run.id}`)).body.status).toBe('DRAFT');
    const { basis } = await validated(run);
    expect(await start(run, { basis })).toMatchObject({ body: { code: 'possible_double_count' } });
    expect(await start(run, { basis, confirm: true })).toMatchObject({ status: 202 });
  });

  it('finds none in fewer than half of the rows, nor under the channel of the file, nor where whole days go', async () => {
    await published([
      ['2026-03-01', 'Facebook', 'A', '10'],
      ['2026-03-01', 'Meta', 'B', '5'],
    ]);
    const rows: Row[] = [
      ['2026-03-01', 'Meta', 'A', '10'],
      ['2026-03-01', 'Meta', 'B', '5'],
      ['2026-03-02', 'Meta', 'C', '5'],
    ];
    const run = await uploaded(rows);
    expect((await validated(run)).possibleDoubleCount).toBeNull();
    expect((await start(run)).status).toBe(202);
    datasetId = await datasetOf(api, client.orgId!, 'date');
    await published([['2026-03-01', 'Facebook', 'A', '10']]);
    const byDay = await uploaded([['2026-03-01', 'Meta', 'A', '10']]);
    expect((await validated(byDay)).possibleDoubleCount).toBeNull();
    expect((await validated(byDay, { mode: 'append' })).possibleDoubleCount).toMatchObject({ rows: 1 });
    expect(await start(byDay, { mode: 'append' })).toMatchObject({ status: 409 });
    expect(await start(byDay)).toMatchObject({ status: 202 });
  });

  it('does not take a rerun for a double of its origin', async () => {
    const origin = await published([['2026-03-01', 'Facebook', 'A', '10']]);
    const run = await uploaded([['2026-03-01', 'Meta', 'A', '10']]);
    expect((await validated(run)).possibleDoubleCount).not.toBeNull();
    await api.dataSource.query('UPDATE import_run SET rerun_of = $2 WHERE id = $1', [run.id, origin]);
    expect((await validated(run)).possibleDoubleCount).toBeNull();
    expect((await start(run)).status).toBe(202);
  });

  it('says the same of more days, channels and campaigns than are held in memory', async () => {
    datasetId = await datasetOf(api, client.orgId!, 'date,channel,campaign');
    const held = await published([['2026-03-01', 'Meta', 'C 7', '8']]);
    const rows = Array.from({ length: 20_500 }, (_, n): Row => ['2026-03-01', 'Meta', `C ${n}`, `${n}`]);
    const run = await uploaded(rows);
    const report = await validated(run);
    expect(report).toMatchObject({ validRows: 20_500, totals: { spend: '210114750' } });
    expect(report.overlap).toMatchObject({
      days: 1,
      held: [{ runId: held, slices: 1, differ: 1, spendDelta: '-1' }],
    });
    await published([['2026-03-02', 'Meta', 'C 7', '8']]);
    expect((await start(run, { basis: report.basis })).status).toBe(202);
  }, 60_000);

  it('is closed to people of other organizations', async () => {
    const run = await uploaded([['2026-03-01', 'Meta', 'A', '10']]);
    const stranger = await api.stranger();
    expect((await stranger.post(`/api/runs/${run.id}/validate`)).status).toBe(404);
  });
});

describe('a start with the basis of a validation', () => {
  const rows: Row[] = [
    ['2026-03-01', 'Meta', 'A', '1'],
    ['2026-03-03', 'Meta', 'A', '3'],
  ];

  it('goes through while what it displaces is the same, whatever else was published', async () => {
    await published(HELD);
    const run = await uploaded(rows);
    const { basis } = await validated(run);
    await published([['2026-03-02', 'Meta', 'A', '5'], ['2026-03-01', 'Google', 'A', '5'], ['2027-01-01', 'Meta', 'A', '5']]); // prettier-ignore
    expect((await start(run, { basis })).status).toBe(202);
  });

  it.each(['publish', 'revert', 'mapping', 'mode'])(
    'is refused after a %s that changes it',
    async (change) => {
      const held = await published(HELD);
      const run = await uploaded(rows);
      const { basis } = await validated(run);
      let request = {};
      if (change === 'publish') await published([['2026-03-03', 'Meta', 'A', '30.01']]);
      if (change === 'revert') await client.post(`/api/runs/${held}/revert`);
      if (change === 'mapping')
        await client.put(`/api/datasets/${datasetId}/schema`, {
          mapping: { ...MAPPING, channel: { constant: 'Google' } },
        });
      if (change === 'mode') request = { mode: 'append' };
      expect(await start(run, { basis, ...request })).toMatchObject({
        status: 409,
        body: { code: 'basis_moved' },
      });
      const again = await validated(run, request);
      expect((await start(run, { basis: again.basis, ...request })).status).toBe(202);
    },
  );

  it('that was appended displaces nothing, so that nothing moves it', async () => {
    const run = await uploaded(rows);
    const { basis } = await validated(run, { mode: 'append' });
    await published(HELD);
    expect((await start(run, { basis, mode: 'append' })).status).toBe(202);
  });

  it.each(['', 'nonsense', Buffer.from('["a"]').toString('base64url')])(
    'does not understand the basis "%s"',
    async (basis) => {
      const run = await uploaded(rows);
      expect(await start(run, { basis })).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    },
  );
});
