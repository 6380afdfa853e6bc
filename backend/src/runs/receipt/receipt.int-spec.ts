import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { CANONICAL_FIELDS, type Mapping, type Run, type RunReceipt } from '@etl-studio/contracts';
import {
  draftOf,
  runWhen,
  started,
  startTestApp,
  startWorker,
  type TestApp,
  type TestClient,
  type WorkerProcess,
} from '../../testing';
import { insertDataset, insertRun } from '../../testing/run-fixture';

const FIXTURES = path.resolve(__dirname, '../../../../libs/engine/fixtures');
const CONSTANTS: Mapping = {
  date: { constant: '2026-03-01' },
  campaign: { constant: 'All' },
  channel: { constant: 'Ads' },
  spend: { constant: '0' },
};
const MAPPING: Mapping = {
  date: { source: 'Day' },
  campaign: { source: 'Campaign' },
  channel: { constant: 'Ads' },
  spend: { source: 'Cost' },
  clicks: { source: 'Clicks' },
};

let api: TestApp;
let client: TestClient;
let worker: WorkerProcess;

beforeAll(async () => {
  api = await startTestApp();
  worker = await startWorker(api);
  client = await api.as('MEMBER');
}, 60_000);

afterAll(async () => {
  await worker.stop();
  await api.close();
});

async function receiptOf(runId: string): Promise<RunReceipt> {
  const { status, body } = await client.get(`/api/runs/${runId}/receipt`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as RunReceipt;
}

/** Imports the file, through upload and worker. */
async function imported(csv: string | Uint8Array, mapping: Mapping | null = MAPPING): Promise<Run> {
  const draft = await draftOf(client, csv, mapping);
  if (mapping === null) {
    const body = { mapping: await suggestedMapping(draft.id), rules: {} };
    const schema = await client.put(`/api/datasets/${draft.datasetId}/schema`, body);
    if (schema.status !== 200) throw new Error(JSON.stringify(schema.body));
  }
  return runWhen(client, await started(client, draft), ({ status }) => status === 'SUCCEEDED');
}

async function suggestedMapping(runId: string): Promise<Mapping> {
  const { suggestedMapping: suggested } = (await client.get(`/api/runs/${runId}/inspection`)).body;
  const fields = CANONICAL_FIELDS.map((field) => {
    const { source, constant, format, decimal } = suggested[field] ?? {};
    const found = source === undefined && constant === undefined ? CONSTANTS[field] : undefined;
    return [field, found ?? { source, constant, format, decimal }] as const;
  });
  return Object.fromEntries(
    fields.filter(([, { source, constant }]) => source !== undefined || constant !== undefined),
  );
}

/** Counted without the product: by the line ends of the decoded text. */
function physicalLines(bytes: Buffer): number {
  const lines = decoded(bytes).split(/\r\n|\r|\n/);
  return lines.length - (lines.at(-1) === '' ? 1 : 0);
}

/** One character a byte is enough for line ends, but in UTF-16, whose ASCII characters have a zero byte. */
function decoded(bytes: Buffer): string {
  const [first, second] = bytes;
  if ((first === 0xfe && second === 0xff) || first === 0)
    return Buffer.from(bytes).swap16().toString('utf16le');
  return (first === 0xff && second === 0xfe) || second === 0
    ? bytes.toString('utf16le')
    : bytes.toString('latin1');
}

function sumOfClasses({ lines }: RunReceipt): number {
  const { preamble, header, blank, totals, footers, imported, rejected, excluded } = lines!;
  return preamble + header + blank + totals + footers + imported + rejected + excluded;
}

describe('the receipt of an imported file', () => {
  it('balances for every fixture of the engine', async () => {
    const files = (await readdir(FIXTURES)).filter((name) => name.endsWith('.csv'));
    expect(files.length).toBeGreaterThan(15);
    for (const name of files) {
      const bytes = await readFile(path.join(FIXTURES, name));
      const run = await imported(bytes, null);
      const receipt = await receiptOf(run.id);
      const total = physicalLines(bytes);
      expect({ name, total: receipt.lines?.total, classes: sumOfClasses(receipt) }).toEqual({
        name,
        total,
        classes: total,
      });
      expect(receipt).toMatchObject({
        lines: { balanced: true },
        rows: { total: run.totalRows, valid: run.validRows, invalid: run.invalidRows, balanced: true },
        sums: { imported: { spend: run.spend }, balanced: true },
        control: run.control,
        note: null,
      });
    }
  }, 240_000);

  it('puts every line into its class', async () => {
    const csv =
      'Report: spring\r\n\r\nDay,Campaign,Cost,Clicks\r\n' +
      '2026-03-01,"Two\r\nlines",1.50,1\r\n\r\n# a comment\r\n' +
      '2026-03-32,"Rejected\nover\nthree",2.25,2\r\n2026-03-02,Plain,0.25,4\r\n' +
      'Total,,4.00,7\r\n\r\nPrinted on Monday';
    const run = await imported(csv);
    const receipt = await receiptOf(run.id);
    expect(receipt.lines).toEqual({
      total: 14,
      preamble: 2,
      header: 1,
      blank: 2,
      totals: 1,
      footers: 2,
      imported: 3,
      rejected: 3,
      excluded: 0,
      balanced: true,
    });
    expect(receipt).toMatchObject({
      runId: run.id,
      dataset: { id: run.datasetId, name: expect.stringContaining('Ads') },
      status: 'SUCCEEDED',
      file: { name: 'ads.csv', size: Buffer.byteLength(csv), sha256: run.sha256 },
      reading: {
        encoding: 'utf-8',
        delimiter: ',',
        quote: '"',
        headerLine: 3,
        dateFormat: 'YYYY-MM-DD',
        decimal: '.',
      },
      schemaVersion: 1,
      mode: 'replace',
      rows: { total: 3, valid: 2, invalid: 1, excluded: 0, balanced: true },
      sums: {
        imported: { spend: '1.75', clicks: '5', conversions: '0' },
        rejected: { spend: '2.25', clicks: '2', conversions: '0' },
        file: { spend: '4', clicks: '7', conversions: null },
        balanced: true,
      },
      control: { spend: { file: '4', rows: '4', difference: '0' }, conversions: null, matches: true },
      note: null,
      attemptCount: 1,
      createdBy: { name: expect.any(String) },
    });
  });

  it('has the control totals that stand on the run', async () => {
    const csv =
      'Day;Campaign;Cost;Clicks\n2026-03-01;A;1,3333;1\n2026-03-02;B;1,3333;2\n2026-03-32;C;1,3333;4\n' +
      'Gesamt: Suche;;1,33;1\nGesamt: Konto;;4,00;8\n';
    const run = await imported(csv);
    expect(run.control).toEqual({
      spend: { file: '4', rows: '3.9999', difference: '0.0001' },
      clicks: { file: '8', rows: '7', difference: '1' },
      conversions: null,
      matches: false,
    });
    expect((await receiptOf(run.id)).control).toEqual(run.control);
  });

  it.each([
    ['no line end at the end', 'Day,Campaign,Cost,Clicks\n2026-03-01,A,1,1\n2026-03-02,B,2,1', 3],
    ['CR alone', 'Day,Campaign,Cost,Clicks\r2026-03-01,A,1,1\r2026-03-02,B,2,1\r', 3],
    ['a mixture of line ends', 'Day,Campaign,Cost,Clicks\r2026-03-01,A,1,1\r\n\n2026-03-02,B,2,1\n\n\r', 6],
    ['an unclosed quote', 'Day,Campaign,Cost,Clicks\n2026-03-01,"A,1,1\n2026-03-02,B,2,1\n', 3],
    ['nothing below the header', 'Day,Campaign,Cost,Clicks\n\n\n', 3],
    ['nothing but rejected rows', 'Day,Campaign,Cost,Clicks\n2026-03-01,A,x,1\n2026-03-02,"B\n",y,1\n', 4],
    ['a named delimiter', 'sep=;\nDay;Campaign;Cost;Clicks\n2026-03-01;A;1;1\n', 3],
    [
      'an escaped line end',
      'Day,Campaign,Cost,Clicks\n2026-03-01,"say \\"A\\"",1,1\n2026-03-02,B\\\nC,1,1\n',
      4,
    ],
  ])('balances with %s', async (_case, csv, total) => {
    const receipt = await receiptOf((await imported(csv)).id);
    expect(receipt.lines).toMatchObject({ total, balanced: true });
    expect(sumOfClasses(receipt)).toBe(total);
  });
});

describe('the receipt of a run that imported nothing', () => {
  it('says so of a draft, with what is known of its file', async () => {
    const draft = await draftOf(client, 'Day;Campaign;Cost;Clicks\n01.03.2026;A;1,5;1\n', null);
    expect(await receiptOf(draft.id)).toMatchObject({
      status: 'DRAFT',
      file: { sha256: draft.sha256 },
      reading: { encoding: 'utf-8', delimiter: ';', headerLine: 1, dateFormat: null, decimal: null },
      lines: null,
      rows: null,
      sums: { imported: { spend: '0' }, rejected: null, file: null, balanced: null },
      note: expect.stringContaining('not been started'),
    });
  });

  it.each([
    ['FAILED', 'failed'],
    ['CANCELLED', 'cancelled'],
  ] as const)('says so of a run that is %s', async (status, word) => {
    const datasetId = await insertDataset(api.dataSource, client.orgId!);
    const csv = `Day,Campaign,Cost\n2026-03-01,A,1\n${word}`;
    const runId = await insertRun(api.dataSource, {
      orgId: client.orgId!,
      datasetId,
      csv,
      status,
      publishedEpoch: null,
    });
    expect(await receiptOf(runId)).toMatchObject({
      lines: null,
      rows: null,
      note: expect.stringContaining(word),
    });
  });

  it('knows only the rows of a run that was imported before lines were counted', async () => {
    const datasetId = await insertDataset(api.dataSource, client.orgId!);
    const csv = 'Day,Campaign,Cost\n2026-03-01,A,1\n';
    const runId = await insertRun(api.dataSource, { orgId: client.orgId!, datasetId, csv });
    expect(await receiptOf(runId)).toMatchObject({
      lines: null,
      rows: { total: 1 },
      sums: { rejected: null, balanced: null },
      note: expect.stringContaining('before lines were counted'),
    });
  });
});

describe('the page of a receipt', () => {
  const html = { headers: { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };

  it('is what a browser gets: escaped, loading nothing, its style known by hash', async () => {
    const dataset = await client.post('/api/datasets', { name: '<img src=x onerror=alert(1)> & Söhne' });
    const upload = await client.upload(
      `/api/datasets/${dataset.body.id}/uploads`,
      'a<b>"c".csv',
      'Day,Campaign,Cost\n2026-03-01,A,1\n',
    );
    const { headers, body } = await client.get(`/api/runs/${upload.body.run.id}/receipt`, html);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('vary')).toContain('Accept');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]{43}='/,
    );
    expect(body).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; Söhne');
    expect(body).not.toMatch(/<img|<b>|<script|<link|url\(|<[^>]+ (style|on\w+)=/);
  });

  it('states the equation, the sums and the control totals', async () => {
    const run = await imported(
      'Day,Campaign,Cost,Clicks\n2026-03-01,A,1.10,1\n2026-03-02,B,2,2\nTotal,,3.20,3\n',
    );
    const { body } = await client.get(`/api/runs/${run.id}/receipt`, html);
    expect(body).toContain('<tfoot><tr><th scope="row">Lines in the file</th><td>4</td></tr></tfoot>');
    expect(body).toContain('<td>3.2</td><td>3.1</td><td>0.1</td>');
    expect(body).toContain('does not match its own totals');
    expect(body).toContain(run.sha256);
  });

  it('is in German for those who want it so', async () => {
    const run = await imported(
      'Day,Campaign,Cost,Clicks\n2026-03-01,A,1.10,1\n2026-03-02,B,2,2\nTotal,,1234.50,3\n',
    );
    const address = `/api/runs/${run.id}/receipt`;
    const { body } = await client.get(`${address}?lang=de`, html);
    expect(body).toContain('<html lang="de">');
    expect(body).toContain('<tfoot><tr><th scope="row">Zeilen der Datei</th><td>4</td></tr></tfoot>');
    expect(body).toContain('<td>1234,5</td><td>3,1</td><td>1231,4</td>');
    expect(body).toContain('stimmt mit ihren eigenen Summen nicht überein');
    expect(body).not.toMatch(/Imported|Rows|Header|Uploaded|undefined/);
    const spoken = { headers: { ...html.headers, 'Accept-Language': 'de-AT,de;q=0.9,en;q=0.5' } };
    expect((await client.get(address, spoken)).body).toBe(body);
    expect((await client.get(`${address}?lang=en`, spoken)).body).toContain('Lines in the file');
    const french = { headers: { ...html.headers, 'Accept-Language': 'fr' } };
    expect((await client.get(address, french)).body).toContain('Lines in the file');
    expect((await client.get(`${address}?lang=fr`, html)).status).toBe(400);
  });

  it('says in German why there is nothing in it', async () => {
    const { orgId } = client;
    const datasetId = await insertDataset(api.dataSource, orgId!);
    const csv = 'Day,Campaign,Cost\n2026-03-01,A,1\nnever';
    const run = { orgId: orgId!, datasetId, csv, status: 'FAILED', publishedEpoch: null } as const;
    const { body } = await client.get(
      `/api/runs/${await insertRun(api.dataSource, run)}/receipt?lang=de`,
      html,
    );
    expect(body).toContain('Dieser Lauf ist fehlgeschlagen: Nichts wurde importiert.');
    expect(body).toContain(' · fehlgeschlagen · ersetzt frühere Tage · noch nicht zugeordnet');
  });

  it('is documented beside the JSON', async () => {
    const { paths, components } = (await client.get('/api/openapi.json')).body;
    const { content } = paths['/api/runs/{runId}/receipt'].get.responses['200'];
    expect(Object.keys(content)).toEqual(['application/json', 'text/html']);
    const { $ref } = content['application/json'].schema;
    expect($ref).toBe('#/components/schemas/RunReceipt');
    const draft = await draftOf(client, 'Day,Campaign,Cost\n2026-03-01,Documented,1\n', null);
    expect(Object.keys(components.schemas.RunReceipt.properties).sort()).toEqual(
      Object.keys(await receiptOf(draft.id)).sort(),
    );
  });

  it('is not what a program gets that asks for anything or for JSON first', async () => {
    const run = await imported('Day,Campaign,Cost,Clicks\n2026-03-01,A,1.10,1\n');
    for (const accept of ['*/*', 'application/json', 'application/json, text/html;q=0.9'])
      expect(
        (await client.get(`/api/runs/${run.id}/receipt`, { headers: { Accept: accept } })).body.runId,
      ).toBe(run.id);
  });
});
