import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { ConsoleSession, launchBrowser } from './console';

const GOOGLE_DE = path.join(__dirname, 'fixtures/google_de_daily_utf16.csv');

describe.each(['light', 'dark'] as const)('importing a Google Ads export in the %s theme', (theme) => {
  let browser: Browser;
  let session: ConsoleSession;

  beforeAll(async () => {
    browser = await launchBrowser();
    session = await ConsoleSession.open(browser, theme);
  });
  afterAll(async () => {
    await session.close();
    await browser.close();
  });

  it('signs in and creates a dataset', async () => {
    await session.signIn();
    await session.page.waitForURL('**/datasets');
    expect(await session.violations()).toEqual([]);
    await session.picture(`datasets-${theme}`);
    await session.createDataset(`Google DE ${theme} ${Date.now()}`);
    expect(await session.violations()).toEqual([]);
    await session.picture(`dataset-${theme}`);
  });

  it('maps the columns of the dropped file unasked, and tries it out, before anything is sent', async () => {
    const { page } = session;
    const sent: string[] = [];
    page.on('request', (request) => request.url().includes('/uploads') && sent.push(request.url()));
    await session.chooseFile(GOOGLE_DE);
    await page.waitForURL('**/datasets/*/import*');
    await page.getByText('4 of 4 required fields mapped').waitFor();
    await page.getByText('2026-04-25').first().waitFor();
    await page
      .getByText(/3,245\.76/)
      .first()
      .waitFor();
    await page
      .getByTestId('dry-run-sums')
      .getByText(/170,840\.14/)
      .waitFor();
    expect(sent).toEqual([]);
    expect(await session.violations()).toEqual([]);
    await session.picture(`mapping-${theme}`);
  });

  it('follows the import to its end', async () => {
    const { page } = session;
    await page.getByTestId('run-start').click();
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
    await page.locator('[data-status="SUCCEEDED"]').first().waitFor({ timeout: 30_000 });
    await page.getByTestId('run-progress').getByText('42', { exact: true }).first().waitFor();
    await page
      .getByTestId('run-receipt')
      .getByText('Every one of the 47 lines of the file is accounted for.')
      .waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture(`run-${theme}`);
  });

  it('shows the exact totals', async () => {
    const { page } = session;
    await page.getByRole('link', { name: 'View results' }).first().click();
    await page.getByTestId('results-table').waitFor();
    await page
      .getByText(/170,840\.14/)
      .first()
      .waitFor();
    await page
      .getByText(/104,566/)
      .first()
      .waitFor();
    await page
      .getByText(/3,654\.83/)
      .first()
      .waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture(`results-${theme}`);
  });

  it('filters, and keeps the filter over a reload', async () => {
    const { page } = session;
    await page.goto(`${page.url().split('?')[0]}?search=brand`);
    await page
      .getByText(/^14 rows/)
      .first()
      .waitFor();
    await page.reload();
    await page
      .getByText(/^14 rows/)
      .first()
      .waitFor();
    await session.picture(`results-filtered-${theme}`);
  });

  it('exports the records that are shown', async () => {
    const { page } = session;
    const [download] = await Promise.all([page.waitForEvent('download'), exportRecords(session)]);
    const [head, ...rows] = readFileSync(await download.path(), 'utf8')
      .trim()
      .split(/\r?\n/);
    expect(head).toBe('rowNumber,date,campaign,channel,spend,clicks,conversions');
    expect(rows).toHaveLength(14);
    expect(rows.every((row) => row.includes('Brand | DE'))).toBe(true);
  });

  it('maps the next file of the kind as this one, and says so', async () => {
    const { page } = session;
    await page
      .getByRole('link', { name: /^Google DE/ })
      .first()
      .click();
    await session.chooseFile(GOOGLE_DE);
    await page.getByText(/Mapped like “google_de_daily_utf16.csv”, imported on/).waitFor();
    await page.getByText('From last import').first().waitFor();
    await session.picture(`remembered-${theme}`);
  });

  it('leaves no complaint in the browser console', () => {
    expect(session.complaints).toEqual([]);
  });
});

/** The export is a menu in wide layouts: all records, or those of the current filter. */
async function exportRecords({ page }: ConsoleSession): Promise<void> {
  await page.getByTestId('export-records').click();
  const filtered = page.getByRole('menuitem', { name: /filter/i });
  if (await filtered.isVisible()) await filtered.click();
}
