import { readdir } from 'node:fs/promises';
import { parseString } from 'fast-csv';
import type { Run } from '@etl-studio/contracts';
import {
  accountOf,
  draftOf,
  runWhen,
  started,
  startTestApp,
  startWorker,
  type TestApp,
  type TestClient,
  type WorkerProcess,
} from '../testing';

const MAPPING = {
  date: { source: 'Day', format: 'YYYY-MM-DD' },
  campaign: { source: 'Campaign' },
  channel: { source: 'Channel' },
  spend: { source: 'Cost' },
  clicks: { source: 'Clicks' },
};
const HEADER = 'Day,Campaign,Channel,Cost,Clicks';
const ROWS = 1_000;
/** How each kind of bad row spoils a good one. */
const SPOILS: ((cells: string[]) => string[])[] = [
  ([, ...rest]) => ['31.13.2026', ...rest],
  ([day, campaign, channel, , clicks]) => [day ?? '', campaign ?? '', channel ?? '', 'n.n.', clicks ?? ''],
  (cells) => [...cells, 'and more'],
];

const goodCells = (n: number) => [
  `2026-03-${String((n % 28) + 1).padStart(2, '0')}`,
  n % 7 === 0 ? `=Brand ${n}` : `Brand, ${n}`,
  n % 2 ? 'Search' : 'Social',
  `${n}.25`,
  String(n % 9),
];
const isBad = (n: number) => n % 33 === 0;
const quoted = (cells: string[]) =>
  cells.map((cell) => (/[",\n;]/.test(cell) ? `"${cell}"` : cell)).join(',');
const fileOf = (row: (n: number) => string[]) =>
  `${HEADER}\n${Array.from({ length: ROWS }, (_, n) => quoted(row(n + 1))).join('\n')}\n`;
const CLEAN = fileOf(goodCells);
const SPOILT = fileOf((n) => (isBad(n) ? (SPOILS[n % 3]?.(goodCells(n)) ?? []) : goodCells(n)));

let api: TestApp;
let client: TestClient;
let worker: WorkerProcess;

beforeAll(async () => {
  api = await startTestApp({ env: { MAX_UPLOAD_BYTES: '200000' } });
  worker = await startWorker(api);
  client = await api.as('MEMBER');
}, 240_000);

afterAll(async () => {
  await worker.stop();
  await api.close();
});

async function imported(csv: string): Promise<Run> {
  const draft = await draftOf(client, csv, MAPPING);
  return runWhen(client, await started(client, draft), ({ status }) => status === 'SUCCEEDED');
}

const send = (run: Run, bytes: string | Uint8Array) =>
  client.upload(`/api/runs/${run.id}/errors/import`, 'fixed.csv', bytes);

async function exportOf(run: Run): Promise<string[][]> {
  const { body } = await client.get(`/api/runs/${run.id}/errors/export`);
  const rows: string[][] = [];
  await new Promise((resolve, reject) =>
    parseString(body as string)
      .on('data', (row: string[]) => rows.push(row))
      .on('error', reject)
      .on('end', resolve),
  );
  return rows;
}

/** What a person does in a spreadsheet: each bad cell is typed anew, the rest stays as the export has it. */
function mendedRow(cells: string[]): string[] {
  const rowNumber = Number(cells.at(-2));
  const [day, campaign, , cost] = goodCells(rowNumber);
  const mended = [...cells];
  if (rowNumber % 3 === 0) mended[0] = day ?? '';
  if (rowNumber % 3 === 1) mended[3] = cost ?? '';
  if (rowNumber % 3 === 2) mended[5] = '';
  expect(mended[1]?.replace(/^'/, '')).toBe(campaign);
  return mended;
}

const text = (rows: string[][], delimiter = ',') =>
  rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join('\r\n');

describe('the round trip of rejected rows', () => {
  it('ends with the records of the clean file, and may be made twice', async () => {
    const clean = await accountOf(client, (await imported(CLEAN)).id);
    const run = await imported(SPOILT);
    const [header = [], ...rows] = await exportOf(run);
    expect(rows).toHaveLength(30);

    const unchanged = await send(run, text([header, ...rows]));
    expect(unchanged.body).toMatchObject({
      mended: 0,
      stillInvalid: 30,
      unknown: 0,
      alreadyMended: 0,
      change: null,
    });
    expect(unchanged.body.problems[0]).toMatchObject({ rowNumber: 33, errors: [{ code: 'invalid_date' }] });

    const mended = rows.map(mendedRow);
    const some = await send(run, text([header, ...mended.slice(0, 10).toReversed()], ';'));
    expect(some.body).toMatchObject({ mended: 10, stillInvalid: 0 });
    expect(await accountOf(client, run.id)).toMatchObject({ open: 20 });

    const utf16 = Buffer.from(`\ufeff${text([header, ...mended], '\t')}`, 'utf16le');
    expect((await send(run, utf16)).body).toMatchObject({ mended: 20, alreadyMended: 10, stillInvalid: 0 });
    const { run: after, ...figures } = await accountOf(client, run.id);
    expect(figures).toMatchObject({ open: 0, records: ROWS, spend: clean.spend });
    expect(after.topErrors).toEqual([]);

    expect((await send(run, text([header, ...mended]))).body).toMatchObject({ mended: 0, alreadyMended: 30 });
    expect((await accountOf(client, run.id)).run).toEqual(after);
    const recordsOf = async (id: string) =>
      (await client.get(`/api/runs/${id}/records/export?sort=rowNumber`)).body;
    expect(await recordsOf(run.id)).toBe(await recordsOf(clean.run.id));
  }, 90_000);

  it('counts rows that are none of the run, and takes what others left of the file', async () => {
    const run = await imported(`${HEADER}\n${quoted(goodCells(1))}\nx,B,Search,1,1\ny,B,Search,2,1\n`);
    const file =
      'note;_row;Day\nok;2;2026-03-05\nnot rejected;1;2026-03-05\nno such;77;\nnone;;\nagain;2;2026-03-06\n';
    const { body } = await send(run, file);
    expect(body).toMatchObject({ mended: 1, unknown: 3, alreadyMended: 1, stillInvalid: 0 });
    expect(await accountOf(client, run.id)).toMatchObject({ open: 1, records: 2 });
  });
});

describe('a file that is no such export', () => {
  it('is refused as an upload is, and nothing of it is kept', async () => {
    const run = await imported(`${HEADER}\n${quoted(goodCells(1))}\nx,B,Search,1,1\n`);
    const stored = async () => {
      const entries = await readdir(api.config.storageDir, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).length;
    };
    const before = await stored();
    const refusals: [string | Uint8Array, number, string][] = [
      [`${HEADER}\n2026-03-05,B,Search,1,1\n`, 422, 'not_row_errors'],
      ['', 422, 'empty_file'],
      [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 415, 'not_csv'],
      [`_row,Day\n${'2,2026-03-01\n'.repeat(20_000)}`, 413, 'file_too_large'],
    ];
    for (const [bytes, status, code] of refusals)
      expect((await send(run, bytes)).body).toMatchObject({ status, code });
    expect((await send(run, `${HEADER}\n`)).body.detail).toContain('_row');
    expect(await accountOf(client, run.id)).toMatchObject({ open: 1 });
    const deadline = performance.now() + 5_000;
    while ((await stored()) > before && performance.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await stored()).toBeLessThanOrEqual(before);
  });

  it('is not read for a draft, nor for somebody else', async () => {
    const draft = await draftOf(client, `${HEADER}\nx,B,Search,1,1\n`, MAPPING);
    expect((await send(draft, '_row,Day\n1,2026-03-01\n')).body).toMatchObject({
      status: 409,
      code: 'invalid_state',
    });
    const stranger = await api.stranger();
    const foreign = await stranger.upload(`/api/runs/${draft.id}/errors/import`, 'x.csv', '_row\n1\n');
    expect(foreign.status).toBe(404);
  });
});
