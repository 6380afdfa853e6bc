import type { Browser } from 'playwright-core';
import { ConsoleSession, DEMO, launchBrowser } from './console';

/** One row names a day that is none. */
const FILE = {
  name: 'spring.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Day,Campaign,Channel,Cost,Clicks',
      ...Array.from({ length: 9 }, (_, n) => `2026-04-0${n + 1},Brand,Search,${n}.50,${n}`),
      '2026-04-31,Brand,Search,4.00,4',
    ].join('\n'),
  ),
};

describe('the main story without a mouse', () => {
  let browser: Browser;
  let session: ConsoleSession;

  beforeAll(async () => {
    browser = await launchBrowser();
    session = await ConsoleSession.open(browser);
  });
  afterAll(async () => {
    await session.close();
    await browser.close();
  });

  /** Goes on with Tab until what has the focus matches, and it can be seen that it has it. */
  async function tabTo(selector: string, name?: string | RegExp): Promise<void> {
    const { page } = session;
    const target = page.locator(selector).filter(name === undefined ? {} : { hasText: name });
    await target.first().waitFor({ state: 'attached' });
    for (let presses = 0; presses < 150; presses++) {
      const isThere = await target.evaluateAll((elements) =>
        elements.some((element) => element === document.activeElement),
      );
      if (isThere) return expectVisibleFocus();
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${selector}${name === undefined ? '' : ` (${name.toString()})`}.`);
  }

  async function expectVisibleFocus(): Promise<void> {
    const outline = await session.page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused) return 'none';
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 ? 'outline' : boxShadow;
    });
    expect(outline).not.toBe('none');
  }

  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => session.page.keyboard.press(key)), Promise.resolve());
  const type = (text: string) => session.page.keyboard.type(text);

  it('signs in', async () => {
    const { page } = session;
    await page.goto('/login');
    await tabTo('[data-testid="login-email"]');
    await type(DEMO.email);
    await press('Tab');
    await type(DEMO.password);
    await press('Enter');
    await page.waitForURL('**/datasets');
  });

  it('makes a dataset, whose dialog gives the focus back when it is left', async () => {
    const { page } = session;
    await tabTo('[data-testid="dataset-create"]');
    await press('Enter');
    await page.getByTestId('dataset-name').waitFor();
    await press('Escape');
    await page.getByTestId('dataset-name').waitFor({ state: 'detached' });
    await tabTo('[data-testid="dataset-create"]');
    await press('Enter');
    await tabTo('[data-testid="dataset-name"]');
    await type(`By keys ${Date.now()}`);
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: /^By keys/ }).waitFor();
  });

  it('chooses a file', async () => {
    const { page } = session;
    await tabTo('[data-testid="dataset-upload"]');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press('Space')]);
    await chooser.setFiles(FILE);
    await page.waitForURL('**/datasets/*/import*');
    await page.getByText('4 of 4 required fields mapped').waitFor();
  });

  it('maps a column otherwise, and as it was', async () => {
    const { page } = session;
    await tabTo('select[aria-label*="Cost"]');
    await type('Do not');
    await page.getByText('3 of 4 required fields mapped').waitFor();
    // A select forgets after a second what was typed.
    await page.waitForTimeout(1_200);
    await type('Spend');
    await page.getByText('4 of 4 required fields mapped').waitFor();
    await page.getByTestId('dry-run-sums').waitFor();
  });

  it('starts the import, and follows it to its end', async () => {
    const { page } = session;
    await tabTo('[data-testid="run-start"]');
    await press('Enter');
    await tabTo('button', 'Import the other rows');
    await press('Enter');
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
    await page.locator('[data-status="SUCCEEDED"]').first().waitFor({ timeout: 30_000 });
  });

  it('mends the row that was not imported', async () => {
    const { page } = session;
    await tabTo('a', 'Fix 1 error');
    await press('Enter');
    await page.waitForURL('**/errors**');
    await tabTo('button.cell-error');
    await press('Enter', 'Control+A');
    await type('2026-04-30');
    await press('Enter');
    await page.getByTestId('mending-progress').getByText('1 of 1 rows settled').waitFor();
  });

  it('sees it in the analytics', async () => {
    const { page } = session;
    const isMenu = await page.evaluate(() => document.activeElement === document.body);
    if (isMenu) await press('Tab');
    await press('g', 'a');
    await page.waitForURL('**/analytics**');
    await tabTo('[data-testid="analytics-dataset"], select[aria-label*="ataset"]');
    await type('By keys');
    await page
      .getByTestId('analytics-kpis')
      .getByText(/44\.50/)
      .first()
      .waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture('keyboard-analytics');
  });

  it('leaves no complaint in the browser console', () => {
    expect(session.complaints).toEqual([]);
  });
});
