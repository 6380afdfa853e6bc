import type { Mapping, SchemaVersion } from '@etl-studio/contracts';
import {
  type Answer,
  draftOf,
  GENERATED_MAPPING,
  started,
  startTestApp,
  type TestApp,
  type TestClient,
} from '../testing';
import { DatasetFacts } from './dataset-facts';

const MAPPING: Mapping = {
  date: { source: 'Day', format: 'YYYY-MM-DD' },
  campaign: { source: 'Campaign' },
  channel: { constant: 'Google Ads' },
  spend: { source: 'Cost' },
};

let api: TestApp;
let member: TestClient;
let schemaUrl: string;
beforeAll(async () => {
  api = await startTestApp();
  member = await api.as('MEMBER');
});
afterAll(() => api.close());

/** The object with an own key that most copies of it would lose. */
const withProto = (object: object) => {
  const [, rest = ''] = JSON.stringify(object).split(/^\{/);
  return JSON.parse(`{"__proto__":{"source":"x"}${rest === '}' ? '' : ','}${rest}`) as object;
};

let made = 0;
beforeEach(async () => {
  const { body } = await member.post('/api/datasets', { name: `Dataset ${++made}` });
  schemaUrl = `/api/datasets/${body.id as string}/schema`;
});

describe('publishing a schema', () => {
  it('makes the first version and the active one', async () => {
    expect((await member.get(schemaUrl)).status).toBe(404);
    const { status, body } = await member.put(schemaUrl, {
      mapping: MAPPING,
      rules: { spend: { min: '0' } },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 1, mapping: MAPPING, rules: { spend: { min: '0' } } });
    expect((await member.get(schemaUrl)).body).toEqual(body);
    expect((await member.get(schemaUrl.replace('/schema', ''))).body.activeSchemaVersion).toBe(1);
  });

  it('publishes over no version that its sender has not seen', async () => {
    const put = (spend: string, basedOn?: number | null) =>
      member.put(schemaUrl, { mapping: { ...MAPPING, spend: { source: spend } }, basedOn });
    expect((await put('Cost', null)).body.version).toBe(1);
    const { status, body } = await put('Spend', null);
    expect([status, body.code]).toEqual([409, 'schema_moved']);
    expect(body.detail).toContain('version 1');
    // What says the same is no conflict, whoever said it first.
    expect((await put('Cost', null)).body.version).toBe(1);
    expect((await put('Spend', 1)).body.version).toBe(2);
    expect((await put('Cost', 1)).status).toBe(409);
    expect((await put('Cost')).body.version).toBe(3);
    expect((await put('Spend', 0)).status).toBe(400);
  });

  it('publishes nothing when nothing changes, whatever the order of the keys', async () => {
    await member.put(schemaUrl, { mapping: MAPPING });
    const reordered = Object.fromEntries(Object.entries(MAPPING).reverse());
    expect((await member.put(schemaUrl, { mapping: reordered, rules: {} })).body.version).toBe(1);
    const other = { ...MAPPING, spend: { source: 'Spend' } };
    expect((await member.put(schemaUrl, { mapping: other })).body.version).toBe(2);
  });

  it('publishes nothing for the same rules in other words, and keeps the first words', async () => {
    const rules = { spend: { min: 0 }, channel: { allowed: ['Google Ads', 'Meta'] } };
    await member.put(schemaUrl, { mapping: MAPPING, rules });
    const same = { spend: { min: '0.00' }, channel: { allowed: ['Meta', 'Google Ads'] }, clicks: {} };
    const { body } = await member.put(schemaUrl, { mapping: MAPPING, rules: same, note: 'Nothing new' });
    expect(body).toMatchObject({ version: 1, rules, note: null });
    const exact = { ...same, spend: { min: '0.000000000001' } };
    expect((await member.put(schemaUrl, { mapping: MAPPING, rules: exact })).body.version).toBe(2);
  });

  it('keeps who published it and why', async () => {
    const { body } = await member.put(schemaUrl, { mapping: MAPPING, note: '  New agency  ' });
    expect(body).toMatchObject({ note: 'New agency', createdBy: { name: expect.any(String) }, runs: 0 });
    const blank = { mapping: { ...MAPPING, clicks: { source: 'Clicks' } }, note: ' ' };
    expect((await member.put(schemaUrl, blank)).body).toMatchObject({ version: 2, note: null });
    const [event] = await api.dataSource.query(
      "SELECT detail FROM audit_event WHERE action = 'schema.published' AND resource_id = $1 ORDER BY id LIMIT 1",
      [schemaUrl.split('/')[3]],
    );
    expect(event.detail).toEqual({ version: 1, note: 'New agency' });
  });

  it('takes a note of 500 characters and refuses one more', async () => {
    const put = (length: number) => member.put(schemaUrl, { mapping: MAPPING, note: 'x'.repeat(length) });
    expect((await put(501)).body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'note' }] });
    expect((await put(500)).body.note).toHaveLength(500);
  });

  it('numbers versions without gaps or doubles when many publish at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        member.put(schemaUrl, { mapping: { ...MAPPING, spend: { source: `Cost ${n}` } } }),
      ),
    );
    expect(answers.map(({ body }) => body.version as number).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it.each([
    ['no spend', { ...MAPPING, spend: undefined }, 'spend'],
    ['an unknown field', { ...MAPPING, cost: { source: 'Cost' } }, 'mapping.cost'],
    ['a field called __proto__', withProto(MAPPING), 'mapping.__proto__'],
    [
      'a part called __proto__',
      { ...MAPPING, clicks: withProto({ source: 'x' }) },
      'mapping.clicks.__proto__',
    ],
    ['an unknown part', { ...MAPPING, spend: { source: 'Cost', confidence: 1 } }, 'mapping.spend.confidence'],
    ['a source and a constant', { ...MAPPING, channel: { source: 'Channel', constant: 'x' } }, 'channel'],
    ['neither source nor constant', { ...MAPPING, channel: {} }, 'channel'],
    ['text in place of an object', { ...MAPPING, channel: 'Google' }, 'mapping.channel'],
  ])('refuses a mapping with %s and names the field', async (_name, mapping, path) => {
    const { status, body }: Answer = await member.put(schemaUrl, { mapping });
    expect([status, body.code]).toEqual([422, 'invalid_mapping']);
    expect(body.errors).toEqual([{ path: expect.stringContaining(path), message: expect.any(String) }]);
    expect(body.detail).toMatch(/[^.]\.$/);
    expect((await member.get(`${schemaUrl}/versions`)).body.total).toBe(0);
  });

  it('finds nothing to publish to when the dataset is deleted meanwhile', async () => {
    const facts = api.app.get(DatasetFacts, { strict: false });
    const columns = jest.spyOn(facts, 'latestColumnNames').mockImplementation(async (_orgId, datasetId) => {
      await api.dataSource.query('DELETE FROM import_dataset WHERE id = $1', [datasetId]);
      return null;
    });
    const { status, body } = await member.put(schemaUrl, { mapping: MAPPING });
    columns.mockRestore();
    expect([status, body.code]).toEqual([404, 'not_found']);
  });

  it.each([
    ['an unknown rule', { spend: { least: 1 } }, 'rules.spend.least'],
    ['an unknown field', { cost: { min: 1 } }, 'rules.cost'],
    ['a field called __proto__', withProto({}), 'rules.__proto__'],
    ['a rule called __proto__', { spend: withProto({ min: 1 }) }, 'rules.spend.__proto__'],
    ['a rule of another field', { date: { min: 1 } }, 'rules.date.min'],
    ['a pattern with look-ahead', { campaign: { pattern: '(?=a)' } }, 'rules.campaign.pattern'],
    ['a constant that they refuse', { channel: { allowed: ['Meta'] } }, 'rules.channel'],
    ['a least above the most', { spend: { min: 5, max: '1.5' } }, 'rules.spend'],
  ])('refuses rules with %s', async (_name, rules, path) => {
    const { status, body } = await member.put(schemaUrl, { mapping: MAPPING, rules });
    expect([status, body.code]).toEqual([422, 'invalid_rules']);
    expect(body.errors[0].path).toContain(path);
    expect(body.detail).toBe(body.errors[0].message);
    expect((await member.get(`${schemaUrl}/versions`)).body.total).toBe(0);
  });

  it('refuses a column that the latest upload has not, and takes one with blanks around it', async () => {
    const facts = api.app.get(DatasetFacts, { strict: false });
    const columns = jest.spyOn(facts, 'latestColumnNames').mockResolvedValue(['Day', 'Campaign', 'Cost']);
    const missing = await member.put(schemaUrl, { mapping: { ...MAPPING, spend: { source: 'Spend' } } });
    expect([missing.status, missing.body.code]).toEqual([422, 'invalid_mapping']);
    expect(missing.body.detail).toContain('Spend');
    expect(
      (await member.put(schemaUrl, { mapping: { ...MAPPING, spend: { source: ' Cost ' } } })).status,
    ).toBe(200);
    columns.mockRestore();
  });

  it.each([
    [{}],
    [{ mapping: [] }],
    [{ mapping: 'x' }],
    [{ mapping: MAPPING, rules: 5 }],
    [{ mapping: MAPPING, rules: null }],
    [[]],
  ])('refuses the body %j', async (body) => {
    expect((await member.put(schemaUrl, body)).status).toBe(400);
  });
});

describe('schema versions', () => {
  it('stay as they were, are listed newest first, and can be made active again', async () => {
    await member.put(schemaUrl, { mapping: MAPPING });
    await member.put(schemaUrl, { mapping: { ...MAPPING, clicks: { source: 'Clicks' } } });
    const { body: list } = await member.get(`${schemaUrl}/versions`);
    expect(list.items.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
    expect((await member.get(`${schemaUrl}/versions/1`)).body.mapping).toEqual(MAPPING);
    expect((await member.post(`${schemaUrl}/versions/1/activate`)).status).toBe(200);
    expect((await member.get(schemaUrl)).body.version).toBe(1);
  });

  it('say how many runs were started with each', async () => {
    const draft = await draftOf(
      member,
      'Date,Campaign,Channel,Cost,Clicks,Conversions\n2026-01-01,A,B,1,1,1\n',
    );
    const versions = async () => {
      const { body } = await member.get(`/api/datasets/${draft.datasetId}/schema/versions`);
      return body.items.map(({ version, runs }: SchemaVersion) => [version, runs]);
    };
    expect(await versions()).toEqual([[1, 0]]);
    await started(member, draft);
    const rules = { spend: { min: 0 } };
    await member.put(`/api/datasets/${draft.datasetId}/schema`, { mapping: GENERATED_MAPPING, rules });
    expect(await versions()).toEqual([
      [2, 0],
      [1, 1],
    ]);
    expect((await member.get(`/api/datasets/${draft.datasetId}/schema/versions/1`)).body.runs).toBe(1);
  });

  it('are published again with the content of an old one', async () => {
    await member.put(schemaUrl, { mapping: MAPPING, rules: { spend: { min: 1 } } });
    await member.put(schemaUrl, { mapping: MAPPING });
    const { body: old } = await member.get(`${schemaUrl}/versions/1`);
    const { body } = await member.put(schemaUrl, { mapping: old.mapping, rules: old.rules, note: 'As in 1' });
    expect(body).toMatchObject({ version: 3, rules: { spend: { min: 1 } }, note: 'As in 1' });
    expect((await member.get(`${schemaUrl}/versions/1`)).body).toEqual(old);
  });

  it('are activated once, and tell the audit log once', async () => {
    await member.put(schemaUrl, { mapping: MAPPING });
    await member.put(schemaUrl, { mapping: { ...MAPPING, clicks: { source: 'Clicks' } } });
    for (let i = 0; i < 2; i++) await member.post(`${schemaUrl}/versions/1/activate`);
    const events = await api.dataSource.query(
      "SELECT 1 FROM audit_event WHERE action = 'schema.activated' AND resource_id = $1",
      [schemaUrl.split('/')[3]],
    );
    expect(events).toHaveLength(1);
  });

  it('cannot be changed by the application', async () => {
    await member.put(schemaUrl, { mapping: MAPPING });
    await expect(api.dataSource.query("UPDATE dataset_schema_version SET rules = '{}'")).rejects.toThrow(
      'permission denied',
    );
  });

  it.each(['3', '0', '-1', 'x', '1.5', '99999999999'])('are not found as %s', async (version) => {
    await member.put(schemaUrl, { mapping: MAPPING });
    expect((await member.get(`${schemaUrl}/versions/${version}`)).status).toBe(404);
    expect((await member.post(`${schemaUrl}/versions/${version}/activate`)).status).toBe(404);
  });
});
