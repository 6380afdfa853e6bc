import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Mapping, RecordPage } from '@etl-studio/contracts';
import type { Browser } from 'playwright-core';
import { ConsoleSession, launchBrowser } from './console';
import { EngineInBrowser } from './engine-in-browser';
import { type FileReading, mappingOf, readAsImport } from './engine-in-node';

const ROOT = path.join(__dirname, '../..');
const FIXTURES = path.join(ROOT, 'libs/engine/fixtures');
const CORPUS = path.join(ROOT, '../shared/corpus');

const filesOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => /\.(csv|tsv|txt)$/.test(name))
    .map((name) => path.join(folder, name));

const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Everything that must be equal, each part as a hash so that a difference names its part. */
function hashes({ inspection, rows, imported, rejected, control }: FileReading) {
  return {
    profile: hash(inspection),
    rows: rows.length,
    cells: hash(rows.map(({ rowNumber, line, cells }) => [rowNumber, line, cells])),
    records: hash(rows.filter(({ errors }) => errors.length === 0).map(({ values }) => values)),
    rejected: hash(rows.filter(({ errors }) => errors.length > 0)),
    sums: hash([imported, rejected, control]),
  };
}

describe("the browser's worker and the import", () => {
  let browser: Browser;
  let session: ConsoleSession;
  let engine: EngineInBrowser;

  beforeAll(async () => {
    browser = await launchBrowser();
    session = await ConsoleSession.open(browser);
    await session.signIn();
    await session.page.waitForURL('**/datasets');
    await session.createDataset(`Agreement ${Date.now()}`);
    const started = session.page.waitForEvent('worker');
    await session.chooseFile(path.join(FIXTURES, 'criteo_en.csv'));
    engine = await EngineInBrowser.start(session.page, (await started).url());
  });
  afterAll(async () => {
    await session.close();
    await browser.close();
  });

  async function inBrowser(bytes: Uint8Array): Promise<FileReading | { refused: string }> {
    const inspection = await engine.open(bytes);
    if ('refused' in inspection) return inspection;
    return { inspection, ...(await engine.convert(mappingOf(inspection))) };
  }

  async function differing(files: string[]): Promise<string[]> {
    const differences: string[] = [];
    for (const file of files) {
      const bytes = readFileSync(file);
      const [here, there] = [readAsImport(bytes), await inBrowser(bytes)];
      const [wanted, got] = [here, there].map((each) => ('refused' in each ? each : hashes(each)));
      if (hash(wanted) !== hash(got)) {
        differences.push(`${path.basename(file)}: ${JSON.stringify({ wanted, got })}`);
      }
    }
    return differences;
  }

  it('agree on every cell, record and row error of the committed files', async () => {
    const files = filesOf(FIXTURES);
    expect(files.length).toBeGreaterThanOrEqual(18);
    expect(await differing(files)).toEqual([]);
  });

  if (existsSync(CORPUS)) {
    it('agree on every cell, record and row error of the corpus', async () => {
      expect(await differing(filesOf(CORPUS))).toEqual([]);
    });
  } else {
    console.warn(
      'SKIPPED: there is no ../shared/corpus beside the workspace to compare the two readings of.',
    );
  }

  it.each(['dirty_en_invalid_rows.csv', 'meta_fr_semicolon_bom.csv', 'google_de_daily_utf16.csv'])(
    'agree on the records of %s, as the API answers them after an import',
    async (name) => {
      const { page } = session;
      const bytes = readFileSync(path.join(FIXTURES, name));
      await session.createDataset(`Agreement ${name} ${Date.now()}`);
      await session.chooseFile(path.join(FIXTURES, name));
      await page.getByTestId('dry-run-sums').waitFor();
      await page.getByTestId('run-start').click();
      const anyway = page.getByRole('button', { name: 'Import the other rows' });
      await Promise.race([anyway.waitFor(), page.waitForURL(/\/runs\/[0-9a-f-]{36}$/)]);
      if (await anyway.isVisible()) await anyway.click();
      await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
      await page.locator('[data-status="SUCCEEDED"]').first().waitFor({ timeout: 30_000 });

      const answer = async <T>(address: string): Promise<T> =>
        (await (await page.request.get(address)).json()) as T;
      const id = page.url().split('/').at(-1) ?? '';
      const { datasetId } = await answer<{ datasetId: string }>(`/api/runs/${id}`);
      const { mapping } = await answer<{ mapping: Mapping }>(`/api/datasets/${datasetId}/schema`);
      const records = await answer<RecordPage>(`/api/runs/${id}/records?limit=500`);
      await engine.open(bytes);
      const { rows } = await engine.convert(mapping);
      const valid = rows.filter(({ errors }) => errors.length === 0);
      expect(records.total).toBe(valid.length);
      expect(records.items).toEqual(
        valid.map(
          ({
            rowNumber,
            line,
            values: { date, campaign, channel, spend, clicks, conversions, currency },
          }) => ({
            ...{ rowNumber, line, date, campaign, channel, spend, clicks, conversions, currency },
          }),
        ),
      );
    },
  );

  it('leave no complaint in the browser console', () => {
    expect(session.complaints).toEqual([]);
  });
});
