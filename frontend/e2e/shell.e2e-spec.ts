import type { Browser } from 'playwright-core';
import { ConsoleSession, launchBrowser } from './console';

describe.each(['light', 'dark'] as const)('the shell, in the %s theme', (theme) => {
  let browser: Browser;
  let session: ConsoleSession;
  const name = `Köln ads ${theme} ${Date.now()}`;

  beforeAll(async () => {
    browser = await launchBrowser();
    session = await ConsoleSession.open(browser, theme);
    await session.signIn();
    await session.page.waitForURL('**/datasets');
    await session.createDataset(name);
  });
  afterAll(async () => {
    await session.close();
    await browser.close();
  });

  it('finds a dataset by a few letters, without the mouse', async () => {
    const { page } = session;
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.waitForURL('**/runs');
    await page.keyboard.press('Control+k');
    await page
      .getByRole('option', { name: /New dataset|Datasets/ })
      .first()
      .waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture(`command-menu-${theme}`);
    await page.getByTestId('command-search').fill(`koln ${theme}`);
    await page.getByRole('option', { name }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name }).waitFor();
  });

  it('leaves the page alone when the menu is left', async () => {
    const { page } = session;
    const before = page.url();
    await page.getByTestId('command-menu').click();
    await page.getByTestId('command-search').fill('runs');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(page.url()).toBe(before);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe(
      'command-menu',
    );
  });

  it('tells its keys, and turns single ones off', async () => {
    const { page } = session;
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture(`shortcuts-${theme}`);
    await page.getByTestId('single-keys').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(page.url()).toMatch(/\/datasets\//);
  });

  it('keeps compact rows over a reload', async () => {
    const { page } = session;
    await page.goto('/datasets');
    const row = page.getByRole('link', { name }).locator('xpath=ancestor::tr');
    const comfortable = (await row.boundingBox())?.height ?? 0;
    await page.getByTestId('user-menu').click();
    await page.getByTestId('density-compact').click();
    await page.reload();
    const compact = (await row.boundingBox())?.height ?? 0;
    expect(compact).toBeLessThan(comfortable);
    expect(await session.violations()).toEqual([]);
    await session.picture(`compact-${theme}`);
  });

  it('keeps a long name inside the page, on a phone and in a table', async () => {
    const { page } = session;
    const long = `Newsletter sends of Northern and Western Europe, ${theme} ${Date.now()}`;
    await session.createDataset(long);
    const before = page.viewportSize();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('heading', { level: 1, name: long }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto('/datasets');
    await page.getByRole('link', { name: long }).waitFor();
    const table = page.getByRole('group', { name: 'Datasets' });
    expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    if (before) await page.setViewportSize(before);
  });

  it('leaves no complaint in the browser console', () => {
    expect(session.complaints).toEqual([]);
  });
});
