import type { Browser } from 'playwright-core';
import { ConsoleSession, launchBrowser } from './console';

const HEADER = 'date,campaign,channel,spend,clicks,conversions';
const csv = (name: string, rows: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${[HEADER, ...rows].join('\n')}\n`),
});
const FIRST = csv('september.csv', [
  '2026-09-01,Brand,Search,100.00,10,1',
  '2026-09-02,Brand,Search,200.00,20,2',
  '2026-09-04,Brand,Search,400.00,40,4',
]);
/** The second day as before, the fourth with less spend, and a fifth. */
const SECOND = csv('september-corrected.csv', [
  '2026-09-02,Brand,Search,200.00,20,2',
  '2026-09-04,Brand,Search,358.80,40,4',
  '2026-09-05,Autumn,Search,50.00,5,0',
]);

describe.each(['light', 'dark'] as const)('days that are imported twice, in the %s theme', (theme) => {
  let browser: Browser;
  let session: ConsoleSession;
  let dataset: string;
  let second: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    session = await ConsoleSession.open(browser, theme);
    await session.signIn();
    await session.page.waitForURL('**/datasets');
    await session.createDataset(`Twice ${theme} ${Date.now()}`);
    dataset = new URL(session.page.url()).pathname;
  });
  afterAll(async () => {
    await session.close();
    await browser.close();
  });

  const succeeded = async () => {
    await session.page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
    await session.page.locator('[data-status="SUCCEEDED"]').first().waitFor({ timeout: 30_000 });
    return new URL(session.page.url()).pathname;
  };
  const spend = async () => {
    await session.page.goto(dataset);
    return session.page.locator('app-dataset-facts').innerText();
  };

  it('are imported without a question where nothing holds them', async () => {
    const { page } = session;
    await session.chooseFile(FIRST);
    await page.getByTestId('dry-run-sums').waitFor();
    await page.getByTestId('run-start').click();
    await succeeded();
    expect(await spend()).toContain('700.00');
  });

  it('are replaced after the person has seen by how much they differ', async () => {
    const { page } = session;
    await session.chooseFile(SECOND);
    await page.getByTestId('dry-run-sums').waitFor();
    await page.getByTestId('run-start').click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText(/september\.csv.*1 of 2 slices are equal, 1 differs by −41\.20/).waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture(`displacement-${theme}`);
    await page.getByTestId('displacement-confirm').click();
    second = await succeeded();
    expect(await spend()).toContain('708.80');
  });

  it('show in the calendar which import holds them, what lies under, and what was changed', async () => {
    const { page } = session;
    await page.getByTestId('dataset-tab-history').click();
    const calendar = page.getByTestId('history-calendar');
    await calendar.getByText(/except 1 day without data/).waitFor();
    await calendar.getByRole('button', { name: /^4 Sept? 2026: held by september-corrected\.csv/ }).click();
    await page.getByTestId('history-stack').getByText('Replaced').waitFor();
    await page
      .getByTestId('history-restatements')
      .getByText(/400\.00 → 358\.80/)
      .waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture(`history-${theme}`);
  });

  it('go back to what they were when the import is reverted, and return when it is restored', async () => {
    const { page } = session;
    await page.goto(second);
    await page.getByTestId('run-revert').click();
    await page
      .getByRole('alertdialog')
      .getByText(/no longer count/)
      .waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture(`revert-${theme}`);
    await page.getByTestId('run-revert-confirm').click();
    await page.locator('[data-status="REVERTED"]').first().waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture(`reverted-${theme}`);
    expect(await spend()).toContain('700.00');
    await page.goto(second);
    await page.getByTestId('run-restore').click();
    await page.getByTestId('run-restore-confirm').click();
    await page.locator('[data-status="SUCCEEDED"]').first().waitFor();
    expect(await spend()).toContain('708.80');
  });

  it('are told apart when the two imports are compared', async () => {
    const { page } = session;
    await page.goto(`${dataset}/compare`);
    const cards = page.getByTestId('compare-diff-cards');
    await cards
      .locator('[data-figure="spend"]')
      .getByText(/−91\.20/)
      .waitFor();
    await cards.locator('[data-figure="rows"]').getByText('0', { exact: true }).waitFor();
    await page.getByTestId('compare-records').getByText('Only right').first().waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture(`compare-${theme}`);
    await page.getByTestId('compare-errors').getByText('Neither has rows to fix.').waitFor();
    await page.getByRole('button', { name: 'Only right' }).click();
    await page.waitForURL('**only=right**');
    await page.reload();
    const changes = page.getByTestId('compare-changes').locator('tbody tr');
    await changes.getByText('Autumn').waitFor();
    expect(await changes.count()).toBe(1);
    await page.getByRole('button', { name: 'Days' }).click();
    await page.waitForURL('**by=day**');
    await changes.filter({ hasText: '2026' }).waitFor();
    expect(await changes.count()).toBe(1);
  });

  it('leave no complaint in the browser console', () => {
    expect(session.complaints).toEqual([]);
  });
});
