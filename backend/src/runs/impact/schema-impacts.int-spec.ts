import type { Mapping, Rules, Run, SchemaImpact } from '@etl-studio/contracts';
import {
  draftOf,
  GENERATED_MAPPING,
  started,
  startTestApp,
  type TestApp,
  type TestClient,
} from '../../testing';

const HEADER = 'Date,Campaign,Channel,Cost,Clicks,Conversions\n';
const ROWS = [
  '2026-01-01,Brand,Meta,10.10,1,1',
  '2026-01-02,Brand,Meta,-0.01,2,1',
  '2026-01-03,Brand,TikTok,0.2,3,1',
  '2026-01-04,,Meta,5,4,1',
  '2026-01-05,Brand,Pinterest,7,5,0.5',
];
const MAPPING: Mapping = { ...GENERATED_MAPPING, date: { source: 'Date', format: 'YYYY-MM-DD' } };
const CREDITS: Rules = { spend: { min: '-5' } };

let api: TestApp;
let member: TestClient;
let draft: Run;
beforeAll(async () => {
  api = await startTestApp();
  member = await api.as('MEMBER');
});
afterAll(() => api.close());
beforeEach(async () => {
  draft = await draftOf(member, `${HEADER}${ROWS.join('\n')}\n`, null);
  await member.put(`/api/datasets/${draft.datasetId}/schema`, { mapping: MAPPING, rules: CREDITS });
});

const preview = (json: unknown, client = member) =>
  client.post(`/api/datasets/${draft.datasetId}/schema/impact`, json);
const impactOf = async (json: unknown) => {
  const { status, body } = await preview(json);
  expect(status).toBe(200);
  return body as SchemaImpact;
};

describe('the impact of a schema on the latest file', () => {
  it('names rows that would fail and rows that would pass, with exact sums', async () => {
    const impact = await impactOf({
      mapping: { ...MAPPING, campaign: { source: 'Campaign', default: 'None' } },
      rules: { channel: { allowed: ['Meta', 'TikTok'] } },
    });
    expect(impact).toMatchObject({
      runId: draft.id,
      fileName: 'ads.csv',
      schemaVersion: 1,
      totalRows: 5,
      before: { validRows: 4, invalidRows: 1 },
      after: { validRows: 3, invalidRows: 2 },
      newlyValid: { rows: 1, groups: [{ code: 'required', field: 'campaign', count: 1, sampleRows: [4] }] },
      readOtherwise: { rows: 0, examples: [] },
      totals: {
        before: { spend: '17.29', clicks: '11', conversions: '3.5' },
        after: { spend: '15.3', clicks: '8', conversions: '3' },
      },
    });
    expect(impact.newlyInvalid.rows).toBe(2);
    expect(impact.newlyInvalid.groups).toEqual([
      {
        code: 'negative_value',
        field: 'spend',
        count: 1,
        sampleRows: [2],
        examples: [
          { rowNumber: 2, line: 3, value: '-0.01', message: expect.stringContaining('zero or more') },
        ],
      },
      {
        code: 'not_allowed',
        field: 'channel',
        count: 1,
        sampleRows: [5],
        examples: [{ rowNumber: 5, line: 6, value: 'Pinterest', message: expect.any(String) }],
      },
    ]);
  });

  it('is none for what is left out, and publishes nothing', async () => {
    expect(await impactOf({})).toMatchObject({
      after: { validRows: 4, invalidRows: 1 },
      newlyInvalid: { rows: 0, groups: [] },
      newlyValid: { rows: 0, groups: [] },
      readOtherwise: { rows: 0 },
    });
    const { body } = await member.get(`/api/datasets/${draft.datasetId}/schema/versions`);
    expect(body.total).toBe(1);
  });

  it('shows rows that would be read as another value', async () => {
    const { readOtherwise } = await impactOf({
      mapping: { ...MAPPING, clicks: { source: 'Conversions', default: '0' } },
    });
    expect(readOtherwise).toEqual({
      rows: 2,
      examples: [
        { rowNumber: 2, line: 3, field: 'clicks', before: '2', after: '1' },
        { rowNumber: 3, line: 4, field: 'clicks', before: '3', after: '1' },
      ],
    });
  });

  it('compares with what the run was started with, not with what was published since', async () => {
    await started(member, draft);
    await member.put(`/api/datasets/${draft.datasetId}/schema`, { mapping: MAPPING, rules: {} });
    const impact = await impactOf({ rules: {}, runId: draft.id });
    expect(impact).toMatchObject({ schemaVersion: 1, newlyInvalid: { rows: 1 } });
  });

  it('has nothing to compare with before the first schema', async () => {
    const first = await draftOf(member, `${HEADER}${ROWS.join('\n')}\n`, null);
    const url = `/api/datasets/${first.datasetId}/schema/impact`;
    expect((await member.post(url, { rules: {} })).body.code).toBe('mapping_required');
    const { body } = await member.post(url, { mapping: MAPPING });
    expect(body).toMatchObject({
      schemaVersion: null,
      before: null,
      after: { validRows: 3, invalidRows: 2 },
      newlyInvalid: { rows: 2 },
      totals: { before: null, after: { spend: '17.3' } },
    });
  });

  it('counts every row of a large file, and keeps few examples', async () => {
    const rows = Array.from({ length: 30_000 }, (_, n) => `2026-01-01,C,Meta,${n % 3 === 0 ? n : 1},1,1`);
    draft = await draftOf(member, `${HEADER}${rows.join('\n')}\n`, MAPPING);
    const impact = await impactOf({ rules: { spend: { max: 2 } } });
    expect(impact).toMatchObject({ totalRows: 30_000, after: { validRows: 20_001, invalidRows: 9_999 } });
    expect(impact.newlyInvalid.groups).toMatchObject([
      {
        count: 9_999,
        sampleRows: [4, 7, 10, 13, 16],
        examples: [{ value: '3' }, { value: '6' }, { value: '9' }],
      },
    ]);
  });

  it.each<[string, unknown, number, string, string | undefined]>([
    [
      'an unknown column',
      { mapping: { ...MAPPING, spend: { source: 'Spend' } } },
      422,
      'invalid_mapping',
      'mapping.spend.source',
    ],
    ['a contradiction', { rules: { spend: { min: 2, max: 1 } } }, 422, 'invalid_rules', 'rules.spend.min'],
    ['an unknown rule', { rules: { spend: { least: 2 } } }, 422, 'invalid_rules', 'rules.spend.least'],
    [
      'a hidden rule',
      JSON.parse('{"rules":{"__proto__":{"min":1}}}'),
      422,
      'invalid_rules',
      'rules.__proto__',
    ],
    ['rules that are no object', { rules: 5 }, 400, 'invalid_request', 'rules'],
    ['a run that is none', { runId: 'x' }, 404, 'not_found', undefined],
    ['an unknown run', { runId: '00000000-0000-4000-8000-000000000000' }, 404, 'not_found', undefined],
    ['a run that is null', { runId: null }, 400, 'invalid_request', 'runId'],
  ])('is refused for %s', async (_, json, status, code, path) => {
    const { status: answered, body } = await preview(json);
    expect([answered, body.code, body.errors?.[0]?.path]).toEqual([status, code, path]);
  });

  it('is not told of another dataset, to strangers, or without a file', async () => {
    const other = await draftOf(member, `${HEADER}${ROWS.join('\n')}\n`, MAPPING);
    expect((await preview({ runId: other.id })).status).toBe(404);
    expect((await preview({}, await api.stranger())).status).toBe(404);
    const { body } = await member.post('/api/datasets', { name: 'Without a file' });
    const without = await member.post(`/api/datasets/${body.id}/schema/impact`, { mapping: MAPPING });
    expect([without.status, without.body.code]).toEqual([409, 'invalid_state']);
  });
});
