import type { Mapping } from '@etl-studio/contracts';
import type { Browser, Locator, Page } from 'playwright-core';
import { ConsoleSession, launchBrowser } from './console';
import { OverApi } from './over-api';

const MAPPING: Mapping = {
  date: { source: 'Day', format: 'YYYY-MM-DD' },
  campaign: { source: 'Campaign' },
  channel: { source: 'Channel' },
  spend: { source: 'Amount spent', decimal: '.' },
  clicks: { source: 'Clicks' },
};
const FILE = [
  'Day,Campaign,Channel,Amount spent,Clicks',
  ...Array.from({ length: 30 }, (_, n) => `2026-03-01,Good ${n},Search,${n}.25,${n}`),
  ...Array.from({ length: 120 }, (_, n) => `2026-03-02,Café ${n},Social,n.n.,${n}`),
  ...Array.from({ length: 4 }, (_, n) => `2026-03-03,Late ${n},Social,1.50,many`),
];

describe('the page of rows with errors', () => {
  let browser: Browser;
  let session: ConsoleSession;
  let page: Page;
  let runId: string;

  const rowNumber = (row: number) => page.locator(`[data-row="${row}"]`);
  const isInSight = (place: Locator) =>
    place.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
  const addressHas = (part: string) => page.waitForURL((url) => url.search.includes(part));

  beforeAll(async () => {
    browser = await launchBrowser();
    session = await ConsoleSession.open(browser);
    page = session.page;
    await session.signIn();
    await page.waitForURL('**/datasets');
    runId = await OverApi.as(session).importedRun({ name: 'march.csv', rows: FILE }, MAPPING);
  });
  afterAll(async () => {
    await session.close();
    await browser.close();
  });

  it('keeps what is searched for in its address, and takes only those rows away', async () => {
    await page.goto(`/runs/${runId}/errors`);
    await page.getByText('0 of 124 rows settled').waitFor();
    await page.getByText(/about \d/).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('CAFÉ 11');
    await addressHas('q=CAF');
    await rowNumber(42).waitFor();
    await rowNumber(31).waitFor({ state: 'detached' });
    expect(await page.locator('[data-row]').count()).toBe(11);
    expect(await page.getByTestId('export-errors').getAttribute('href')).toContain('q=CAF');
    await page.reload();
    await rowNumber(150).waitFor();
    expect(await page.locator('[data-row]').count()).toBe(11);
    expect(await page.getByTestId('errors-search').inputValue()).toBe('CAFÉ 11');
    expect(await session.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Clear all' }).click();
    await rowNumber(31).waitFor();
    expect(page.url()).not.toContain('q=');
  });

  it('keeps the row that is looked at in its address, and fixes all that are like it', async () => {
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Amount spent, row 100: n.n.' }).focus();
    await addressHas('row=100');
    await page.reload();
    await page.locator('[data-row="100"][aria-current]').waitFor();
    expect(await isInSight(rowNumber(100))).toBe(true);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Page 3 of 3').waitFor();
    await page.getByRole('button', { name: 'Clicks, row 152: many' }).focus();
    await addressHas('row=152');
    expect(await page.getByTestId('alike-group').locator('option:checked').textContent()).toContain('many');
  });

  it('comes to a row of the list wherever it stands by now', async () => {
    await page.goto(`/runs/${runId}/errors?row=151`);
    await page.getByText('Page 3 of 3').waitFor();
    await page.locator('[data-row="151"][aria-current]').waitFor();
    expect(await isInSight(rowNumber(151))).toBe(true);
    await page.goto(`/runs/${runId}/errors?code=invalid_integer&page=9&row=154`);
    await page.locator('[data-row="154"][aria-current]').waitFor();
    expect(await page.locator('[data-row]').count()).toBe(4);
  });

  it.each(['row=-1', 'row=much', 'row=99999999999', 'page=7', 'status=odd', 'code=odd&field=odd'])(
    'shows rows where its address has ?%s',
    async (search) => {
      await page.goto(`/runs/${runId}/errors?${search}`);
      await page.locator('[data-row]').first().waitFor();
    },
  );

  it('has the main action in a bar at the bottom of a phone, over nothing of the page', async () => {
    const phone = await ConsoleSession.open(browser, 'light', 390, 844);
    await phone.context.addCookies((await session.context.storageState()).cookies);
    await phone.page.goto(`/runs/${runId}/errors?code=invalid_integer`);
    const bar = phone.page.locator('.action-bar');
    const apply = bar.getByTestId('alike-apply');
    await apply.waitFor();
    const height = (place: Locator) => place.evaluate((element) => element.getBoundingClientRect().height);
    expect(await height(apply)).toBeGreaterThanOrEqual(44);
    const barTop = async () => {
      const { y, height: tall } = (await bar.boundingBox())!;
      expect(Math.round(y + tall)).toBe(844);
      return y;
    };
    await barTop();
    await phone.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const end = await phone.page
      .locator('app-bad-rows-grid')
      .evaluate((element) => element.getBoundingClientRect().bottom);
    expect(end).toBeLessThanOrEqual(await barTop());
    await apply.click();
    await phone.page.getByText('Enter what these cells should contain.').waitFor();
    const field = phone.page.getByTestId('alike-value');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await field.fill('4');
    await phone.page.getByText('4 will be imported.').waitFor();
    await phone.picture('mending-phone-bar');
    expect(await phone.violations()).toEqual([]);
    await apply.click();
    await phone.page.getByText('4 of 124 rows settled').waitFor();
    await phone.page.getByRole('button', { name: 'Undo', exact: true }).click();
    await phone.page.getByText('0 of 124 rows settled').waitFor();
    expect(phone.complaints).toEqual([]);
    await phone.close();
  });

  it('leaves no complaint in the browser console', () => {
    expect(session.complaints).toEqual([]);
  });
});
