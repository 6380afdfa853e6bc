import type { Browser } from 'playwright-core';
import { ConsoleSession, launchBrowser } from './console';
import { OverApi } from './over-api';

const ROWS = 240;
const BAD = 40;
const CHANNELS = ['Search', 'Social', 'Display'];
const rowOf = (n: number) => {
  const day = `2026-0${1 + (n % 3)}-${String((n % 28) + 1).padStart(2, '0')}`;
  const cost = n === BAD ? 'n.n.' : `${(n * 7) % 50}.25`;
  return `${day},Brand ${n},${CHANNELS[n % 3]},${cost},${n * 3},${n % 9},note ${n}`;
};
const FILE = {
  name: 'spring.csv',
  rows: [
    'Day,Campaign,Channel,Amount spent,Clicks,Results,Note',
    ...Array.from({ length: ROWS }, (_, n) => rowOf(n + 1)),
  ],
};
const MAPPING = {
  date: { source: 'Day', format: 'YYYY-MM-DD' },
  campaign: { source: 'Campaign' },
  channel: { source: 'Channel' },
  spend: { source: 'Amount spent', decimal: '.' },
  clicks: { source: 'Clicks' },
  conversions: { source: 'Results' },
} as const;

describe('looking through what was imported', () => {
  let browser: Browser;
  let session: ConsoleSession;
  let runId: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    session = await ConsoleSession.open(browser);
    await session.signIn();
    await session.page.waitForURL('**/datasets');
    const rules = { spend: { min: '0', max: '1000' } };
    runId = await OverApi.as(session).importedRun(FILE, MAPPING, rules);
  });
  afterAll(async () => {
    await session.close();
    await browser.close();
  });

  const drawer = () => session.page.getByTestId('row-drawer');
  const heading = (name: string) => drawer().getByRole('heading', { name, exact: true });
  const head = (name: string) => session.page.getByRole('columnheader', { name });
  const sortOf = (name: string) => head(name).getAttribute('aria-sort');

  it('opens a row beside its line of the file from the keyboard', async () => {
    const { page } = session;
    await page.goto(`/runs/${runId}/results`);
    await page.getByRole('button', { name: 'Open row 3', exact: true }).waitFor();
    await page.getByTestId('results-table').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await heading('Row 3').waitFor();
    expect(new URL(page.url()).searchParams.get('row')).toBe('3');
    await drawer().getByText('Line 4 of spring.csv').waitFor();
    const spend = drawer().getByRole('row', { name: /^Spend/ });
    await spend.getByText('21.25').first().waitFor();
    await spend.getByText('at most 1,000').waitFor();
    await drawer().getByRole('row', { name: /^Note/ }).getByText('not imported').waitFor();
    await session.picture('results-drawer-light');
    expect(await session.violations()).toEqual([]);
  });

  it('finds the row again after a reload, goes on to the next, and closes', async () => {
    const { page } = session;
    await page.reload();
    await heading('Row 3').waitFor();
    await page.getByTestId('row-next').click();
    await heading('Row 4').waitFor();
    await page.waitForURL('**row=4');
    await page.getByTestId('row-previous').click();
    await heading('Row 3').waitFor();
    await page.keyboard.press('Escape');
    await drawer().waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
  });

  it('says why a row was mended', async () => {
    const { page } = session;
    await OverApi.as(session).mend(runId, BAD, { 'Amount spent': '9.75' });
    await page.goto(`/runs/${runId}/results?row=${BAD}`);
    await drawer().getByText('Fixed after the import').waitFor();
    await drawer()
      .getByText(/Read “n\.n\.”/)
      .waitFor();
    await page.getByRole('button', { name: `Open row ${BAD}`, exact: true }).waitFor();
    await session.picture('results-drawer-mended-light');
    expect(await session.violations()).toEqual([]);
  });

  it('goes to a row, and says where there is none', async () => {
    const { page } = session;
    await page.goto(`/runs/${runId}/results?channel=Search`);
    const seek = page.getByTestId('go-to-row');
    await seek.fill('231');
    await seek.press('Enter');
    await page.getByRole('button', { name: 'Open row 231', exact: true }).waitFor();
    await seek.fill('230');
    await seek.press('Enter');
    await page.getByText('The filters leave row 230 out.').waitFor();
    await seek.fill('900');
    await seek.press('Enter');
    await page.getByText('Row 900 was not imported.').waitFor();
  });

  it('turns page by page, each from its first row on', async () => {
    const { page } = session;
    await page.goto(`/runs/${runId}/results`);
    await page.getByText('Page 1 of 3').waitFor();
    const turn = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await turn('Next');
    await page.getByText('Page 2 of 3').waitFor();
    await page.getByText(/^Rows 101 to/).waitFor();
    await turn('First');
    await page.getByText(/^Rows 1 to/).waitFor();
    await turn('Last');
    await page.getByText('Page 3 of 3').waitFor();
    await page.getByRole('button', { name: 'Open row 201', exact: true }).waitFor();
  });

  it('keeps the row of the keyboard in sight', async () => {
    const { page } = session;
    await page.goto(`/runs/${runId}/results`);
    await page.getByRole('button', { name: 'Open row 3', exact: true }).waitFor();
    await page.getByTestId('results-table').focus();
    for (let n = 0; n < 30; n++) await page.keyboard.press('ArrowDown');
    const isInSight = async () => {
      const row = await page.getByRole('button', { name: 'Open row 31', exact: true }).boundingBox();
      const sums = await page.locator(`[aria-rowindex="${ROWS + 2}"]`).boundingBox();
      return row!.y + row!.height <= sums!.y;
    };
    // The grid follows with the next frame.
    for (let frame = 0; frame < 100 && !(await isInSight()); frame++) await page.waitForTimeout(50);
    expect(await isInSight()).toBe(true);
  });

  it('keeps the elements of its rows while they fly past', async () => {
    const { page } = session;
    await page.goto(`/runs/${runId}/results`);
    await page.getByRole('button', { name: 'Open row 3', exact: true }).waitFor();
    const elements = page.locator('[role="rowgroup"] *');
    const count = await elements.evaluateAll((all) => {
      for (const each of all) each.setAttribute('data-was-there', '');
      return all.length;
    });
    await page.getByTestId('results-table').evaluate((grid) => (grid.scrollTop = 120 * 36));
    await page.getByRole('button', { name: 'Open row 125', exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Open row 3', exact: true }).count()).toBe(0);
    expect(await page.locator('[role="rowgroup"] [data-was-there]').count()).toBe(count);
    expect(await elements.count()).toBe(count);
    // Styles of their own for each place make the browser find those of every cell anew.
    expect(await page.locator('[role="rowgroup"] [role="row"][style]').count()).toBe(0);
  });

  it('begins at the first row of another order', async () => {
    const { page } = session;
    await head('Campaign').getByRole('button', { name: 'Campaign', exact: true }).click();
    await page.waitForURL('**sort=campaign**');
    await page.getByText(/^Rows 1 to/).waitFor();
    await page.locator('[aria-rowindex="2"]').getByText('Brand 1', { exact: true }).waitFor();
  });

  it('sorts by a second column, from the mouse and from the keyboard', async () => {
    const { page } = session;
    await page.goto(`/runs/${runId}/results`);
    await head('Channel').getByRole('button', { name: 'Channel', exact: true }).click();
    await page.waitForURL('**sort=channel**');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+Enter');
    await page.waitForURL(/sort=channel(,|%2C)spend/);
    await page.keyboard.press('Shift+Enter');
    await page.waitForURL(/dir=asc(,|%2C)desc/);
    expect([await sortOf('Channel'), await sortOf('Spend')]).toEqual(['ascending', 'descending']);
    await page.locator('[aria-rowindex="2"]', { hasText: 'Display' }).getByText('49.25').waitFor();
  });

  it('hides, pins and widens columns, and keeps them so', async () => {
    const { page } = session;
    await page.goto(`/runs/${runId}/results`);
    await page.getByTestId('results-table').focus();
    await page.keyboard.press('ArrowUp');
    for (let n = 0; n < 5; n++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByTestId('column-hide').click();
    await head('Clicks').waitFor({ state: 'detached' });
    await head('Campaign').hover();
    await page.getByRole('button', { name: 'Settings of the column Campaign' }).click();
    await session.picture('results-column-menu-light');
    expect(await session.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Pin to the left' }).click();
    await head('Campaign').hover();
    await page.getByRole('button', { name: 'Settings of the column Campaign' }).click();
    await page.getByLabel('Width in pixels').fill('333');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await page.reload();
    await head('Campaign').waitFor();
    expect((await head('Campaign').boundingBox())?.width).toBe(333);
    const names = await page.getByRole('columnheader').allInnerTexts();
    expect(names.map((name) => name.trim()).slice(0, 3)).toEqual(['Campaign', 'Row', 'Date']);
    expect(names.join()).not.toContain('Clicks');
    await page.getByTestId('columns').click();
    await page.getByRole('button', { name: 'Reset columns' }).click();
    await head('Clicks').waitFor();
    await page.keyboard.press('Escape');
  });

  it('is dragged to a width', async () => {
    const { page } = session;
    const box = await head('Campaign').boundingBox();
    if (!box) throw new Error('The column is not there.');
    const [x, y] = [box.x + box.width - 3, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y, { steps: 4 });
    await page.mouse.up();
    expect((await head('Campaign').boundingBox())?.width).toBeCloseTo(box.width + 40, 0);
    await page.getByTestId('columns').click();
    await page.getByRole('button', { name: 'Reset columns' }).click();
    await page.keyboard.press('Escape');
  });

  it('is a plain table by pages, to be read aloud and printed', async () => {
    const { page } = session;
    await page.goto(`/runs/${runId}/results`);
    await page.getByTestId('view-pages').click();
    await page.waitForURL('**view=pages');
    const table = page.getByTestId('results-pages');
    await table.getByRole('rowheader', { name: 'Open row 50', exact: true }).waitFor();
    expect(await table.locator('tbody tr').count()).toBe(50);
    await session.picture('results-pages-light');
    expect(await session.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Last', exact: true }).click();
    await page.waitForURL('**page=5');
    await table.getByRole('rowheader', { name: `Open row ${ROWS}`, exact: true }).waitFor();
    expect(await table.locator('tbody tr').count()).toBe(40);
    await page.getByRole('button', { name: `Open row ${ROWS}`, exact: true }).click();
    await heading(`Row ${ROWS}`).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('app-sidebar').isVisible()).toBe(false);
    expect(await drawer().isVisible()).toBe(false);
    expect(await table.isVisible()).toBe(true);
    await session.picture('results-print');
    await page.emulateMedia({ media: null });
  });

  it('can be used in the dark, in little room, and on a phone', async () => {
    const state = await session.context.storageState();
    for (const [theme, width, name] of [
      ['dark', 1440, 'results-drawer-dark'],
      ['light', 1280, 'results-drawer-compact'],
      ['light', 390, 'results-drawer-phone'],
    ] as const) {
      const other = await ConsoleSession.open(browser, theme, width, width === 390 ? 844 : 900);
      await other.context.addCookies(state.cookies);
      if (width === 1280)
        await other.context.addInitScript(() => localStorage.setItem('etl-studio.density', 'compact'));
      await other.page.goto(`/runs/${runId}/results?row=${BAD}`);
      await other.page.getByText('Fixed after the import').waitFor();
      await other.picture(name);
      expect(await other.violations()).toEqual([]);
      await other.page.getByTestId('row-close').click();
      await other.page.getByTestId('view-pages').click();
      await other.page.getByTestId('results-pages').waitFor();
      await other.picture(name.replace('drawer', 'pages'));
      expect(await other.violations()).toEqual([]);
      const overflow = await other.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await other.close();
    }
  });

  it('leaves no complaint in the browser console', () => {
    expect(session.complaints).toEqual([]);
  });
});
