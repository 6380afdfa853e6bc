import type { Browser, Locator } from 'playwright-core';
import { ConsoleSession, launchBrowser } from './console';
import { holdWorker } from './held-worker';

/** Long enough under way to be seen. */
const ROWS = 120_000;

const csv = (seed: string) =>
  Buffer.from(
    `Day,Campaign,Channel,Amount spent\n${Array.from(
      { length: ROWS },
      (_, row) =>
        `2026-03-${String((row % 28) + 1).padStart(2, '0')},Campaign ${row % 97} ${seed},Paid Search,${row % 211}.25\n`,
    ).join('')}2026-02-31,No such day,Paid Search,1.00\n`,
  );

describe('watching an import', () => {
  let browser: Browser;
  let session: ConsoleSession;
  let goOn: () => void = () => undefined;
  const fileName = `long_${Date.now()}.csv`;

  beforeAll(async () => {
    browser = await launchBrowser();
    session = await ConsoleSession.open(browser);
    await session.context.grantPermissions(['notifications']);
    // The browser's own notifications, and beside them a note of each.
    await session.page.addInitScript(() => {
      const told: string[] = [];
      Object.assign(globalThis, {
        told,
        Notification: new Proxy(Notification, {
          construct(target, [title, options]: [string, NotificationOptions]) {
            told.push(`${title} | ${options.body}`);
            return new target(title, options);
          },
        }),
      });
    });
    await session.signIn();
    await session.page.waitForURL('**/datasets');
    await session.createDataset(`Watched ${Date.now()}`);
  });
  afterAll(async () => {
    goOn();
    await session.close();
    await browser.close();
  });

  const start = async (name: string) => {
    const { page } = session;
    await session.chooseFile({ name, mimeType: 'text/csv', buffer: csv(name) });
    await page.waitForURL('**/datasets/*/import*');
    // Whether it is asked about the last row, which is set aside, hangs on that row being read.
    await page.getByText('120,000 of 120,001 rows convert').waitFor();
    await page.getByTestId('run-start').click();
    await page.getByRole('button', { name: 'Import the other rows' }).click();
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
  };

  /** Whether it is in the bar, wide enough for a finger, and nothing is wider than the screen. */
  const standsAtTheBottom = async (command: Locator) => {
    const { page } = session;
    await command.waitFor();
    const box = await command.boundingBox();
    const { height } = page.viewportSize()!;
    expect(box!.height).toBeGreaterThanOrEqual(44);
    expect(box!.y + box!.height).toBeLessThanOrEqual(height);
    expect(box!.y).toBeGreaterThan(height - 130);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  };

  it('promises to tell of its end to those who ask', async () => {
    const { page } = session;
    await start(fileName);
    await page.locator('[data-status="RUNNING"]').first().waitFor();
    // It stays under way while somebody looks at it.
    goOn = holdWorker();
    await page.getByTestId('run-notify').click();
    await page.getByText('You will be notified').waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture('live-run-light');
  });

  it('keeps what can be done to it at the bottom of a phone', async () => {
    const { page } = session;
    await page.setViewportSize({ width: 390, height: 844 });
    await standsAtTheBottom(page.getByTestId('run-cancel'));
    await session.picture('live-run-phone');
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('tells of its end by the browser and by the title of the tab', async () => {
    const { page } = session;
    goOn();
    await page.locator('[data-status="SUCCEEDED"]').first().waitFor({ timeout: 60_000 });
    await page.waitForFunction(() => (globalThis as unknown as { told: string[] }).told.length > 0);
    expect(await page.evaluate(() => (globalThis as unknown as { told: string[] }).told)).toEqual([
      `Succeeded with errors: ${fileName} | 120,000 rows imported, 1 with errors.`,
    ]);
    expect(await page.title()).toMatch(/^✓ 100% · Run /);
  });

  it('says how long each step took, also to those who come later', async () => {
    const { page } = session;
    const steps = page.getByTestId('run-phases');
    const all = /Queued\s+[\d.]+ s\s*Reading\s.*Importing\s+[\d.]+ s\s*Finalising\s+[\d.]+ s/;
    await steps.filter({ hasText: all }).waitFor();
    await page.reload();
    await steps.filter({ hasText: all }).waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture('run-ended-light');
  });

  it('offers what comes next at the bottom of a phone', async () => {
    const { page } = session;
    await page.setViewportSize({ width: 390, height: 844 });
    for (const name of ['Analytics', 'Fix 1 error', 'View results'])
      await standsAtTheBottom(page.locator('app-run-end').getByRole('link', { name }));
    // The last of the page can be scrolled above the bar.
    await page.getByTestId('run-receipt').evaluate((card) => card.scrollIntoView({ block: 'end' }));
    const bar = await page.locator('.action-bar').boundingBox();
    const receipt = await page.getByTestId('run-receipt').boundingBox();
    expect(receipt!.y + receipt!.height).toBeLessThanOrEqual(bar!.y);
    expect(await session.violations()).toEqual([]);
    await session.picture('run-ended-phone');
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('tells of a run whose page was left, without asking again', async () => {
    const { page } = session;
    await session.createDataset(`Left ${Date.now()}`);
    await start(`left_${fileName}`);
    await page.getByText('You will be notified').waitFor();
    await page.getByTestId('nav-datasets').click();
    await page.waitForURL('**/datasets');
    await page.waitForFunction(
      (name) => (globalThis as unknown as { told: string[] }).told.some((words) => words.includes(name)),
      `left_${fileName}`,
      { timeout: 60_000 },
    );
  });

  it('leaves no complaint in the browser console', () => {
    expect(session.complaints).toEqual([]);
  });
});
