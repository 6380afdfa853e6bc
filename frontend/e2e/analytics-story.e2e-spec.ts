import type { Browser } from 'playwright-core';
import { ConsoleSession, launchBrowser } from './console';

/** Forty days of two channels, written as a German export writes them; the last but ten is a spike. */
const days = Array.from({ length: 40 }, (_, index) => new Date(Date.UTC(2026, 7, 16 + index)));
const written = (day: Date) => day.toISOString().slice(0, 10).split('-').reverse().join('.');
const amount = (index: number, base: number) => `${base + (index % 7) * 3 + (index === 29 ? 9000 : 0)},50`;
const FILE = {
  name: 'herbst.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    `Tag;Kampagne;Kanal;Kosten;Klicks;Conversions\n${days
      .flatMap((day, index) => [
        `${written(day)};Autumn Sale;Social;${amount(index, 100)};10;1`,
        `${written(day)};Brand;Search;${index % 7},25;4;0`,
      ])
      .join('\n')}\n`,
  ),
};

describe.each(['light', 'dark'] as const)('the figures, in the %s theme', (theme) => {
  let browser: Browser;
  let session: ConsoleSession;

  beforeAll(async () => {
    browser = await launchBrowser();
    session = await ConsoleSession.open(browser, theme);
    await session.signIn();
    await session.page.waitForURL('**/datasets');
    await session.createDataset(`Figures ${theme} ${Date.now()}`);
    const dataset = new URL(session.page.url()).pathname.split('/')[2];
    const { page } = session;
    await session.chooseFile(FILE);
    await page.getByTestId('dry-run-sums').waitFor();
    await page.getByTestId('run-start').click();
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
    await page.locator('[data-status="SUCCEEDED"]').first().waitFor({ timeout: 30_000 });
    await page.goto(`/analytics?datasetId=${dataset}&from=2026-09-01&to=2026-09-24`);
  });
  afterAll(async () => {
    await session.close();
    await browser.close();
  });

  it('add up what counts in the days, against as many days before', async () => {
    const { page } = session;
    const kpis = page.getByTestId('analytics-kpis');
    await kpis.getByText(/11,706\.00/).waitFor();
    await kpis.getByText('336').waitFor();
    await page
      .getByTestId('analytics-timeseries')
      .getByText(/Highest: 14 Sept? 2026/)
      .waitFor();
    await page
      .getByTestId('analytics-anomalies')
      .getByText(/14 Sept? 2026/)
      .first()
      .waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture(`analytics-${theme}`);
  });

  it('are read point by point with the keyboard, and as a table', async () => {
    const { page } = session;
    const chart = page.getByTestId('analytics-timeseries');
    await chart.getByRole('button', { name: /^1 Sept? 2026/ }).focus();
    await page.keyboard.press('End');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(
      /^24 Sept? 2026/,
    );
    await chart.getByRole('button', { name: /View as table/ }).click();
    await chart.getByRole('cell', { name: /^14 Sept? 2026$/ }).waitFor();
    expect(await session.violations()).toEqual([]);
    await chart.getByRole('button', { name: /View as table/ }).click();
  });

  it('are narrowed to a channel, and the address says so', async () => {
    const { page } = session;
    const channels = page.getByTestId('analytics-channels');
    await channels.getByRole('button', { name: /^Search/ }).click();
    await page.waitForURL(/channel=Search/);
    await page.locator('[data-metric="clicks"]', { hasText: /^\s*96\b/ }).waitFor();
    await channels.getByRole('button', { name: /^Search/ }).click();
    await page.waitForURL((url) => !url.search.includes('channel'));
  });

  it('are chosen in a calendar, with the keyboard too', async () => {
    const { page } = session;
    const range = page.getByTestId('analytics-range');
    await range.locator('.anchor').click();
    await range.getByRole('button', { name: /^10 Sept? 2026/ }).click();
    await range.getByRole('button', { name: /^10 Sept? 2026, First day/ }).press('ArrowDown');
    expect(await session.violations()).toEqual([]);
    await session.picture(`range-${theme}`);
    await page.keyboard.press('Enter');
    await page.getByTestId('analytics-apply').click();
    await page.waitForURL(/from=2026-09-10&to=2026-09-17/);
    await page.goBack();
    await page.waitForURL(/from=2026-09-01/);
  });

  it('are told apart by channel, over time', async () => {
    const { page } = session;
    const chart = page.getByTestId('analytics-timeseries');
    await page.getByTestId('analytics-stack').click();
    await page.waitForURL(/stack=channel/);
    await chart.getByRole('listitem').filter({ hasText: 'Social' }).waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture(`stacked-${theme}`);
    await chart.getByRole('button', { name: /View as table/ }).click();
    await chart.getByRole('columnheader', { name: 'Search' }).waitFor();
    await chart.getByRole('button', { name: /View as table/ }).click();
  });

  it('are taken along as CSV', async () => {
    const { page } = session;
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Spend over time as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('spend-per-day-2026-09-01-2026-09-24.csv');
  });

  it('lead to the line of the file, and what was written there', async () => {
    const { page } = session;
    await page.getByTestId('analytics-kpis').locator('[data-metric="spend"]').click();
    const drawer = page.getByTestId('analytics-explain');
    await drawer.getByRole('link', { name: 'herbst.csv' }).first().waitFor();
    await drawer
      .getByRole('button', { name: /Autumn Sale/ })
      .first()
      .click();
    await drawer
      .getByTestId('explain-cells')
      .getByText(/line 60 of/)
      .waitFor();
    await drawer.getByTestId('explain-cells').getByText('9103,50').waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture(`explain-${theme}`);
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.search.includes('why'));
  });

  it('leave no complaint in the browser console', () => {
    expect(session.complaints).toEqual([]);
  });
});
