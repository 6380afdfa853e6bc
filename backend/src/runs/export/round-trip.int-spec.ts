import { parse } from 'csv-parse/sync';
import type { ImportRecord, Mapping, Rules, Run, SuggestedMapping } from '@etl-studio/contracts';
import {
  runWhen,
  started,
  startTestApp,
  startWorker,
  type TestApp,
  type TestClient,
  type WorkerProcess,
} from '../../testing';

const CREDITS: Rules = { spend: { min: '-1000000' }, conversions: { min: '-1000000' } };
const BEGINNINGS = ['=', '+', '-', '@', '＝', '＋', '－', '＠', "'=", "''+", "'-", "'@", "'", '-5', '+5', '-1,234.5', '-5%', '-€5', '\t=', '\r=']; // prettier-ignore
const ENDINGS = ['1+1', 'SUM(A1:A9)', 'HYPERLINK("http://x.test";"y")', "cmd|' /C calc'!A0", 'a,b', 'say "x"', 'x\ny', '1', 'Käse 🧀', '']; // prettier-ignore
const PAYLOADS = BEGINNINGS.flatMap((beginning) => ENDINGS.map((ending) => beginning + ending));

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

function csvOf(rows: readonly (readonly string[])[], delimiter = ','): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return rows.map((cells) => `${cells.map(cell).join(delimiter)}\r\n`).join('');
}

async function newDataset(): Promise<string> {
  return (await client.post('/api/datasets', { name: `Round trip ${crypto.randomUUID()}` })).body
    .id as string;
}

interface Upload {
  run: Run;
  suggested: SuggestedMapping;
  columns: string[];
}

async function upload(datasetId: string, csv: string): Promise<Upload> {
  const { status, body } = await client.upload(`/api/datasets/${datasetId}/uploads`, 'ads.csv', csv);
  if (status !== 201) throw new Error(JSON.stringify(body));
  const columns = body.inspection.columns.map(({ name }: { name: string }) => name);
  return { run: body.run, suggested: body.inspection.suggestedMapping, columns };
}

async function imported({ run }: Upload, mapping: Mapping, rules: Rules = CREDITS): Promise<Run> {
  const schema = await client.put(`/api/datasets/${run.datasetId}/schema`, { mapping, rules });
  if (schema.status !== 200) throw new Error(JSON.stringify(schema.body));
  return runWhen(client, await started(client, run), ({ status }) => status === 'SUCCEEDED');
}

/** What a user gets who accepts every suggestion. */
function accepted(suggested: SuggestedMapping): Mapping {
  const fields = Object.entries(suggested).map(([field, { source, constant, format, decimal }]) => {
    return [field, { source, constant, format, decimal }] as const;
  });
  return Object.fromEntries(fields);
}

/** With the line on which each stood in its file taken out. */
async function recordsOf(run: Run): Promise<ImportRecord[]> {
  const { body } = await client.get(`/api/runs/${run.id}/records?limit=500`);
  return (body.items as ImportRecord[]).map((record) => ({ ...record, line: 0 }));
}

async function exportOf(run: Run, what: 'records' | 'errors'): Promise<string> {
  return (await client.get(`/api/runs/${run.id}/${what}/export`)).body as string;
}

describe('an export of records', () => {
  const header = ['Tag', 'Kampagne', 'Kanal', 'Kosten', 'Klicks', 'Conversions'];
  const rows = PAYLOADS.map((campaign, n) => [
    `${String((n % 28) + 1).padStart(2, '0')}.03.2026`,
    campaign,
    n % 3 === 0 ? `=${n}` : 'Google Ads',
    n % 5 === 0 ? `-${n},25` : `${n},1250`,
    n % 7 === 0 ? '' : String(n * 1000),
    n % 2 === 0 ? '-' : `${n % 9},5`,
  ]);
  let first: Run;
  let csv: string;

  beforeAll(async () => {
    const drafted = await upload(await newDataset(), csvOf([header, ...rows], ';'));
    first = await imported(drafted, {
      date: { source: 'Tag', format: 'DD.MM.YYYY' },
      campaign: { source: 'Kampagne' },
      channel: { source: 'Kanal' },
      spend: { source: 'Kosten', decimal: ',' },
      clicks: { source: 'Klicks', decimal: ',' },
      conversions: { source: 'Conversions', decimal: ',' },
    });
    csv = await exportOf(first, 'records');
  });

  it('holds no live formula among 200 payloads, and every number as it is', async () => {
    expect(first).toMatchObject({ totalRows: 200, invalidRows: 1 });
    const [, ...cells] = parse(csv);
    const live = cells
      .flat()
      .filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell) && !/^[+-]\d[\d.,]*$/.test(cell));
    expect(live).toEqual([]);
    // Stored without trailing zeros, as exports write what is stored.
    expect(cells.flat().filter((cell) => /^-?\d+\.\d*0$/.test(cell))).toEqual([]);
    const records = await recordsOf(first);
    expect(cells.map((row) => [row[4], row[5], row[6]])).toEqual(
      records.map(({ spend, clicks, conversions }) => [spend, String(clicks ?? ''), conversions ?? '']),
    );
  });

  it('imports again as the identical records, by the mapping that is suggested', async () => {
    const again = await upload(await newDataset(), csv);
    expect(Object.values(again.suggested).map(({ source }) => source)).toEqual(
      expect.arrayContaining(['date', 'campaign', 'channel', 'spend', 'clicks', 'conversions']),
    );
    expect(JSON.stringify(again.suggested)).not.toMatch(/rowNumber|options/);
    const run = await imported(again, accepted(again.suggested));
    expect(run).toMatchObject({ totalRows: 199, invalidRows: 0, spend: first.spend });
    const renumbered = (await recordsOf(first)).map((record, index) => ({ ...record, rowNumber: index + 1 }));
    expect(await recordsOf(run)).toEqual(renumbered);
    const numbers = /^\d+/gm;
    expect((await exportOf(run, 'records')).replaceAll(numbers, '')).toBe(csv.replaceAll(numbers, ''));
  });
});

describe('an export of row errors', () => {
  const header = ['Tag', '=Kampagne', 'Kosten', 'Klicks', ''];
  const rows = [
    ['01.03.2026', '=1+1', '1,50', '1', ''],
    ['32.03.2026', '=2+2', '2,50', '-', ''],
    ['02.03.2026', "'@x", 'much', '-', ''],
    ['03.03.2026', '-A', '-12,50 EUR', '+4', ''],
    ['04.03.2026', 'Total', 'none', '5', 'n'],
    ['05.03.2026', 'B', '5,50', '5', '', 'too', 'many'],
  ];
  const mapping: Mapping = {
    date: { source: 'Tag', format: 'DD.MM.YYYY' },
    campaign: { source: '=Kampagne' },
    channel: { constant: 'Ads' },
    spend: { source: 'Kosten', decimal: ',' },
    clicks: { source: 'Klicks' },
  };

  it('has the original columns again, mended or not', async () => {
    const datasetId = await newDataset();
    const first = await upload(datasetId, csvOf([header, ...rows], ';'));
    const run = await imported(first, mapping, {});
    expect(run).toMatchObject({ validRows: 1, invalidRows: 5 });
    const csv = await exportOf(run, 'errors');

    const unmended = await upload(datasetId, csv);
    expect(unmended.columns).toEqual(first.columns);
    expect(JSON.stringify(unmended.suggested)).not.toMatch(/_row|_errors|_extra/);
    const again = await imported(unmended, mapping, {});
    expect(again).toMatchObject({ totalRows: 5, validRows: 0, invalidRows: 5 });
    const errorsOf = async ({ id }: Run) =>
      (await client.get(`/api/runs/${id}/errors`)).body.items.map(
        ({ row, errors }: Record<string, unknown>) => ({ row, errors }),
      );
    expect(await errorsOf(again)).toEqual(await errorsOf(run));

    const mended = csv
      .replace('32.03.2026', '31.03.2026')
      .replace('much', '"7,25"')
      .replace('-12,50 EUR', '12,50 EUR')
      .replace('none', '0')
      .replace('too,many', ',');
    const last = await imported(await upload(datasetId, mended), mapping, {});
    expect(last).toMatchObject({ totalRows: 5, validRows: 5, invalidRows: 0 });
    expect(
      (await recordsOf(last)).map(({ date, campaign, spend, clicks }) => [date, campaign, spend, clicks]),
    ).toEqual([
      ['2026-03-31', '=2+2', '2.5', null],
      ['2026-03-02', "'@x", '7.25', null],
      ['2026-03-03', '-A', '12.5', 4],
      ['2026-03-04', 'Total', '0', 5],
      ['2026-03-05', 'B', '5.5', 5],
    ]);
  });
});

describe("a stranger's file", () => {
  it('keeps the apostrophes of its texts', async () => {
    const drafted = await upload(
      await newDataset(),
      "Day,Campaign,Cost\n2026-03-01,'=1+1,1\n2026-03-02,'@x,2\n",
    );
    const run = await imported(drafted, {
      date: { source: 'Day' },
      campaign: { source: 'Campaign' },
      channel: { constant: 'Ads' },
      spend: { source: 'Cost' },
    });
    expect((await recordsOf(run)).map(({ campaign }) => campaign)).toEqual(["'=1+1", "'@x"]);
  });
});
