import { randomUUID } from 'node:crypto';
import {
  type Answer,
  GENERATED_MAPPING,
  generatedCsv,
  runWhen,
  startTestApp,
  startWorker,
  type TestApp,
  type TestClient,
  type WorkerProcess,
} from '../testing';

let api: TestApp;
let worker: WorkerProcess;
let client: TestClient;
beforeAll(async () => {
  api = await startTestApp();
  worker = await startWorker(api);
  client = await api.stranger();
});
afterAll(async () => {
  await worker.stop();
  await api.close();
});

type Part = [name: string, value: string];

function importing(
  by: TestClient,
  csv: string,
  parts: Part[],
  headers = {},
  late: Part[] = [],
): Promise<Answer> {
  const body = new FormData();
  for (const [name, value] of parts) body.append(name, value);
  body.append('file', new Blob([csv], { type: 'text/csv' }), 'ads.csv');
  for (const [name, value] of late) body.append(name, value);
  return by.request('POST', '/api/imports', { body, headers });
}

async function dataset(by = client): Promise<string> {
  return (await by.post('/api/datasets', { name: `Ads ${randomUUID()}` })).body.id;
}

const mapping: Part = ['mapping', JSON.stringify(GENERATED_MAPPING)];
/** Days that two formats read differently. */
const AMBIGUOUS = 'Date,Campaign,Channel,Cost\n03/04/2026,A,Search,1.00\n05/06/2026,B,Social,2.00\n';

describe('an import in one request', () => {
  it('is mapped as it says, and answered as started', async () => {
    const id = await dataset();
    const csv = generatedCsv(40);
    const { status, body } = await importing(client, csv.text, [['datasetId', id], mapping]);
    expect(status).toBe(202);
    expect(body).toMatchObject({ datasetId: id, schemaVersion: 1, fileName: 'ads.csv' });
    const run = await runWhen(client, body.id, ({ status: now }) => now === 'SUCCEEDED');
    expect([run.validRows, run.spend]).toEqual([csv.validRows, csv.spend]);
    expect((await client.get(`/api/datasets/${id}/schema`)).body.mapping).toEqual(GENERATED_MAPPING);
  });

  it('waits for its end when it is asked to, and then uses what the dataset has', async () => {
    const id = await dataset();
    const first = await importing(client, generatedCsv(30).text, [
      ['datasetId', id],
      mapping,
      ['wait', '40'],
    ]);
    expect([first.status, first.body.status]).toEqual([200, 'SUCCEEDED']);
    const csv = generatedCsv(30, { seed: 9 }).text;
    const second = await importing(client, csv, [
      ['datasetId', id],
      ['mode', 'append'],
      ['wait', '40'],
    ]);
    expect([second.status, second.body.mode, second.body.schemaVersion]).toEqual([200, 'append', 1]);
  }, 60_000);

  it('is mapped by the suggestion where nothing about it is ambiguous', async () => {
    const id = await dataset();
    const { status, body } = await importing(client, generatedCsv(20).text, [['datasetId', id]]);
    expect([status, body.schemaVersion]).toEqual([202, 1]);
    const { body: schema } = await client.get(`/api/datasets/${id}/schema`);
    expect(schema.mapping.spend).toMatchObject({ source: 'Cost' });
    expect(schema.mapping.spend).not.toHaveProperty('confidence');
  });

  it('asks for a mapping where something is ambiguous, and names the draft', async () => {
    const id = await dataset();
    const { status, body } = await importing(client, AMBIGUOUS, [['datasetId', id]]);
    expect([status, body.code]).toEqual([422, 'mapping_required']);
    expect(body.errors.map(({ path }: { path: string }) => path)).toContain('mapping.date');
    expect((await client.get(`/api/runs/${body.runId}`)).body).toMatchObject({
      status: 'DRAFT',
      datasetId: id,
    });
  });

  it('names the draft also where the mapping does not fit the file', async () => {
    const id = await dataset();
    const wrong = JSON.stringify({ ...GENERATED_MAPPING, spend: { source: 'Nowhere' } });
    const { status, body } = await importing(client, generatedCsv(5).text, [
      ['datasetId', id],
      ['mapping', wrong],
    ]);
    expect([status, body.code]).toEqual([422, 'invalid_mapping']);
    expect((await client.get(`/api/runs/${body.runId}`)).body.status).toBe('DRAFT');
  });

  it('is refused twice for the same bytes, with the run that has them', async () => {
    const id = await dataset();
    const csv = generatedCsv(10).text;
    const { body: first } = await importing(client, csv, [['datasetId', id], mapping]);
    const { status, body } = await importing(client, csv, [['datasetId', id], mapping]);
    expect([status, body.code, body.existingRunId]).toEqual([409, 'duplicate_file', first.id]);
  });

  it('is carried out once under an idempotency key, told apart by file and fields', async () => {
    const id = await dataset();
    const headers = { 'Idempotency-Key': randomUUID() };
    const csv = generatedCsv(10).text;
    const first = await importing(client, csv, [['datasetId', id], mapping], headers);
    const again = await importing(client, csv, [['datasetId', id], mapping], headers);
    expect([first.status, again.status, again.body.id]).toEqual([202, 202, first.body.id]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await importing(client, csv, [['datasetId', id], mapping, ['mode', 'append']], headers);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
  });

  it('works with an API key, which carries its organization', async () => {
    const id = await dataset();
    const { body } = await client.post(`/api/orgs/${client.orgId}/api-keys`, { name: 'N', role: 'MEMBER' });
    const program = { Authorization: `Bearer ${body.key}` };
    const answer = await importing(
      api.anonymous(),
      generatedCsv(10, { seed: 3 }).text,
      [['datasetId', id], mapping],
      program,
    );
    expect(answer.status).toBe(202);
  });

  it('finds no dataset of another organization, and leaves nothing there', async () => {
    const stranger = await api.stranger();
    const foreign = await dataset(stranger);
    for (const id of [foreign, randomUUID()]) {
      const { status, body } = await importing(client, generatedCsv(5).text, [['datasetId', id], mapping]);
      expect([status, body.code]).toEqual([404, 'not_found']);
    }
    const [{ count }] = await api.dataSource.query(
      'SELECT count(*)::int FROM stored_file WHERE org_id = $1',
      [stranger.orgId],
    );
    expect(count).toBe(0);
  });

  it.each<[string, Part[], string]>([
    ['no dataset', [], 'datasetId'],
    ['a malformed id', [['datasetId', 'mine']], 'datasetId'],
    ['a mapping that is no JSON', [['mapping', '{']], 'mapping'],
    ['a mapping with a character no text has', [['mapping', '{"date":{"constant":"\\u0000"}}']], 'mapping'],
    ['an unknown mode', [['mode', 'merge']], 'mode'],
    ['too long a wait', [['wait', '61']], 'wait'],
    ['a field nobody knows', [['priority', 'high']], 'priority'],
    [
      'a field given twice',
      [
        ['mode', 'append'],
        ['mode', 'replace'],
      ],
      'mode',
    ],
  ])('is refused with %s', async (_fault, parts, path) => {
    const id = await dataset();
    const given: Part[] =
      parts.some(([name]) => name === 'datasetId') || path === 'datasetId' ? [] : [['datasetId', id]];
    const { status, body } = await importing(client, generatedCsv(5).text, [...given, ...parts]);
    expect(status).toBe(400);
    expect(body.errors[0].path).toContain(path);
  });

  it('takes no field after the file, and keeps nothing of it then', async () => {
    const id = await dataset();
    for (const late of [mapping, ['toString', 'x'] satisfies Part]) {
      const answer = await importing(client, generatedCsv(7).text, [['datasetId', id]], {}, [late]);
      expect([answer.status, answer.body.errors[0].path]).toEqual([400, late[0]]);
    }
    expect((await client.get(`/api/datasets/${id}/runs`)).body.total).toBe(0);
  });
});
