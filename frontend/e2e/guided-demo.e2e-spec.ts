import type { Browser, Page } from 'playwright-core';
import { ConsoleSession, launchBrowser } from './console';

describe('the guided demo', () => {
  let browser: Browser;
  let session: ConsoleSession;

  beforeAll(async () => {
    browser = await launchBrowser();
    session = await ConsoleSession.open(browser);
    await session.signIn();
    await session.page.waitForURL('**/datasets');
  });
  afterAll(async () => {
    await session.close();
    await browser.close();
  });

  /** Takes what is suggested, agrees to what is asked, and waits for the end of the import. */
  async function importAsSuggested(page: Page, questions: readonly string[]): Promise<void> {
    await page.getByTestId('dry-run-sums').waitFor();
    await page.getByTestId('run-start').click();
    for (const question of questions) await page.getByRole('button', { name: question }).click();
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
    await page.locator('[data-status="SUCCEEDED"]').first().waitFor({ timeout: 30_000 });
  }

  it('leads from a sample file to a comparison of two imports', async () => {
    const { page } = session;
    await page.goto('/demo');
    await page.getByTestId('demo-upload').click();
    await page.getByRole('heading', { level: 1, name: 'Map columns' }).waitFor();
    await importAsSuggested(page, ['Import the other rows']);
    await page.goto('/demo');
    await page.getByText('3 of 5 steps done').waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture('guided-demo');
    await page.getByTestId('demo-corrected').click();
    await page.getByRole('heading', { level: 1, name: 'Map columns' }).waitFor();
    await importAsSuggested(page, ['Replace and import']);
    await page.goto('/demo');
    await page.getByRole('link', { name: 'Compare runs' }).click();
    await page.getByTestId('compare-diff-cards').waitFor();
  });

  it('leaves no complaint in the browser console', () => {
    expect(session.complaints).toEqual([]);
  });
});
