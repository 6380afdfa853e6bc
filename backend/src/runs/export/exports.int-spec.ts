import { request } from 'node:http';
import { Client } from 'pg';
import { guarded } from '@etl-studio/engine';
import { startTestApp, type TestApp, type TestClient } from '../../testing';
import { insertDataset, insertRecords, insertRun } from '../../testing/run-fixture';

const CSV = 'Date,Campaign,Channel,Cost\n2026-03-01,Brand,Google Ads,1.50\n';
const EPOCH = 2;
const PAYLOADS = [
  '=1+1',
  '+SUM(A1)',
  '-2+3',
  '@cmd',
  '\tx',
  '\rx',
  '\n=1',
  "'=1",
  "'plain'",
  'a,b',
  'say "hi"',
  'line\nbreak',
  '＝1',
  'Käse 🧀',
  ' =1',
  '-5',
  '-5 off',
  '＠x',
  'Ａds',
  '[=1]',
  '~x',
  '🧀 =1',
  '7up',
];

let api: TestApp;
let owner: TestClient;
let orgId: string;
let datasetId: string;

beforeAll(async () => {
  api = await startTestApp();
  owner = await api.as('MEMBER');
  orgId = owner.orgId!;
  datasetId = await insertDataset(api.dataSource, orgId, 'Ads / 2026');
});
afterAll(() => api.close());

function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
    if (end === '') break;
  }
  return rows.filter((cells) => cells.length > 1);
}

async function openExports(): Promise<number> {
  const [{ count }] = await api.dataSource.query(
    `SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'etl-studio export' AND datname = current_database()`,
  );
  return count;
}

async function terminateExports(): Promise<void> {
  const client = new Client({ connectionString: api.database.ownerUrl });
  await client.connect();
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'etl-studio export' AND datname = current_database()`,
  );
  await client.end();
}

describe('the export of records', () => {
  it('has the contract columns, plain numbers, guarded text, and only published rows', async () => {
    const runId = await insertRun(api.dataSource, { orgId, datasetId, csv: CSV, fileName: 'März.csv' });
    const rows = PAYLOADS.map((campaign, n) => ({
      rowNumber: n + 1,
      campaign,
      spend: `-${n}.5`,
      clicks: n,
      conversions: n === 3 ? null : '0.1',
    }));
    await insertRecords(api.dataSource, orgId, runId, EPOCH, rows);
    await insertRecords(api.dataSource, orgId, runId, EPOCH + 1, [{ rowNumber: 1000 }]);
    const answer = await owner.get(`/api/runs/${runId}/records/export`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain(
      "UTF-8''Ads 2026 - März - records.csv",
    );
    const [head, ...records] = parseCsv(answer.body);
    expect(head).toEqual(['rowNumber', 'date', 'campaign', 'channel', 'spend', 'clicks', 'conversions']);
    expect(records.map((cells) => cells[2])).toEqual(PAYLOADS.map(guarded));
    expect(records[3]).toEqual(['4', '2026-03-01', "'@cmd", 'Google Ads', '-3.5', '3', '']);
  });

  it('keeps to the filters and the order asked for', async () => {
    const runId = await insertRun(api.dataSource, { orgId, datasetId, csv: CSV });
    await insertRecords(api.dataSource, orgId, runId, EPOCH, [
      { rowNumber: 1, campaign: '100% A', channel: 'X', spend: '1', date: '2026-03-01' },
      { rowNumber: 2, campaign: "1000 B\\' OR true", channel: 'X', spend: '3', date: '2026-03-02' },
      { rowNumber: 3, campaign: '100% C', channel: "Y'; DROP", spend: '2', date: '2026-03-03' },
    ]);
    const rowsOf = async (query: string) =>
      parseCsv((await owner.get(`/api/runs/${runId}/records/export?${query}`)).body)
        .slice(1)
        .map(([rowNumber]) => Number(rowNumber));
    expect(await rowsOf('search=100%25')).toEqual([1, 3]);
    expect(await rowsOf(`channel=${encodeURIComponent("Y'; DROP")}`)).toEqual([3]);
    expect(await rowsOf('sort=-spend&minSpend=2')).toEqual([2, 3]);
    expect(await rowsOf('from=2026-03-02&to=2026-03-02')).toEqual([2]);
    expect(await rowsOf(`search=${encodeURIComponent("b\\' OR")}`)).toEqual([2]);
    expect(await rowsOf(`search=${encodeURIComponent("x' OR true OR '")}`)).toEqual([]);
    expect(await rowsOf('search=none')).toEqual([]);
  });

  it('is a header alone before the run is published', async () => {
    const runId = await insertRun(api.dataSource, {
      orgId,
      datasetId,
      csv: CSV,
      status: 'RUNNING',
      publishedEpoch: null,
    });
    await insertRecords(api.dataSource, orgId, runId, EPOCH, [{ rowNumber: 1 }]);
    expect((await owner.get(`/api/runs/${runId}/records/export`)).body).toBe(
      'rowNumber,date,campaign,channel,spend,clicks,conversions\n',
    );
  });

  it('refuses a malformed filter in words', async () => {
    const runId = await insertRun(api.dataSource, { orgId, datasetId, csv: CSV });
    const { body } = await owner.get(`/api/runs/${runId}/records/export?minSpend=much`);
    expect(body).toMatchObject({ status: 400, code: 'invalid_request', errors: [{ path: 'minSpend' }] });
  });

  describe('of many rows', () => {
    const ROWS = 300_000;
    let runId: string;

    beforeAll(async () => {
      runId = await insertRun(api.dataSource, { orgId, datasetId, csv: CSV });
      await api.dataSource.query(
        `INSERT INTO import_record (org_id, run_id, epoch, row_number, line, date, campaign, channel, spend)
         SELECT $1, $2, $3, n, n + 1, '2026-03-01', 'Campaign number ' || n, 'Google Ads', n / 100.0
         FROM generate_series(1, $4::int) n`,
        [orgId, runId, EPOCH, ROWS],
      );
    });

    it('is whole, in order, and takes no memory to speak of', async () => {
      const before = process.memoryUsage.rss();
      let peak = before;
      let lines = 0;
      const response = await owner.raw('GET', `/api/runs/${runId}/records/export`);
      for await (const chunk of response.body!) {
        for (const byte of chunk) if (byte === 10) lines++;
        peak = Math.max(peak, process.memoryUsage.rss());
      }
      expect(lines).toBe(ROWS + 1);
      expect(peak - before).toBeLessThan(80 * 1024 * 1024);
    });

    it('ends its database session when the reader goes away', async () => {
      await new Promise<void>((resolve) => {
        const reading = request(
          `${api.url}/api/runs/${runId}/records/export`,
          { headers: { Cookie: owner.cookie } },
          (response) => {
            response.once('data', () => {
              response.destroy();
              resolve();
            });
          },
        );
        reading.on('error', () => undefined);
        reading.end();
      });
      for (let n = 0; n < 60 && (await openExports()) > 0; n++)
        await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await openExports()).toBe(0);
    });

    it('is cut, not ended, when the database goes away in the middle', async () => {
      const response = await owner.raw('GET', `/api/runs/${runId}/records/export`);
      const reader = response.body!.getReader();
      await reader.read();
      await terminateExports();
      const rest = async () => {
        while (!(await reader.read()).done);
      };
      await expect(rest()).rejects.toThrow();
    });

    it('has a bounded number at once', async () => {
      const readers = await Promise.all(
        Array.from({ length: 10 }, () => owner.raw('GET', `/api/runs/${runId}/records/export`)),
      );
      const refused = readers.filter(({ status }) => status === 429);
      expect(refused).toHaveLength(2);
      expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
      for (const response of readers) await response.body?.cancel();
    });
  });
});
