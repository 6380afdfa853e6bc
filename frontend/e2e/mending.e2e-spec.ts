import { readFile } from 'node:fs/promises';
import type { Mapping } from '@etl-studio/contracts';
import type { Browser } from 'playwright-core';
import { ConsoleSession, launchBrowser } from './console';
import { OverApi } from './over-api';

const MAPPING: Mapping = {
  date: { source: 'Day', format: 'YYYY-MM-DD' },
  campaign: { source: 'Campaign' },
  channel: { source: 'Channel' },
  spend: { source: 'Amount spent', decimal: '.' },
  clicks: { source: 'Clicks' },
};
const BAD = [
  '2026-03-31x,Brand Spring,Search,12.50,4',
  ...Array.from({ length: 8 }, (_, n) => `2026-03-0${n + 1},Generic ${n},Social,n.n.,${n}`),
  '2026-03-20,Brand Spring,Search,abc,zwei',
];
const FILE = [
  'Day,Campaign,Channel,Amount spent,Clicks',
  ...Array.from(
    { length: 40 },
    (_, n) => `2026-03-${String((n % 28) + 1).padStart(2, '0')},Brand ${n},Search,${n}.25,${n}`,
  ),
  ...BAD,
];

describe('fixing rows that were not imported', () => {
  let browser: Browser;
  let session: ConsoleSession;
  let api: OverApi;
  let runId: string;

  const progress = (text: string) => session.page.getByTestId('mending-progress').getByText(text).waitFor();

  beforeAll(async () => {
    browser = await launchBrowser();
    session = await ConsoleSession.open(browser);
    await session.signIn();
    await session.page.waitForURL('**/datasets');
    api = OverApi.as(session);
    runId = await api.importedRun({ name: 'spring.csv', rows: FILE }, MAPPING);
  });
  afterAll(async () => {
    await session.close();
    await browser.close();
  });

  it('shows every offending cell with what is wrong with it', async () => {
    const { page } = session;
    await page.goto(`/runs/${runId}/errors`);
    await progress('0 of 10 rows settled');
    await page.getByRole('button', { name: 'Day, row 41: 2026-03-31x' }).waitFor();
    await session.picture('mending-light');
    expect(await session.violations()).toEqual([]);
  });

  it('takes a new value from the keyboard, and says at once what is still wrong', async () => {
    const { page } = session;
    await page.getByRole('button', { name: 'Amount spent, row 50: abc' }).focus();
    await page.keyboard.press('F2');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('3.75');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Amount spent, row 50: 3.75' }).waitFor();
    await page.getByText(/zwei/).first().waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Amount spent, row 50: 3.75' }).waitFor();
    await page.getByRole('button', { name: 'Clicks, row 50: zwei' }).focus();
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await page.locator('[data-row="50"]').getByText('Fixed').waitFor();
    await progress('1 of 10 rows settled');
  });

  it('leaves a cell as it was on Escape, and takes a mend back', async () => {
    const { page } = session;
    await page.getByRole('button', { name: 'Day, row 41: 2026-03-31x' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('never');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Day, row 41: 2026-03-31x' }).waitFor();
    await page.getByRole('button', { name: 'Undo the mend of row 50' }).click();
    await progress('0 of 10 rows settled');
  });

  it('fixes all rows alike after showing what becomes of them, and takes it back', async () => {
    const { page } = session;
    await page.getByTestId('facet-invalid_number spend').click();
    await page.waitForURL('**code=invalid_number**');
    await page.getByTestId('alike-value').fill('0.50');
    await page.getByText('8 will be imported.').waitFor();
    expect(await page.getByTestId('alike-preview').getByRole('listitem').count()).toBe(5);
    await session.picture('mending-alike-light');
    expect(await session.violations()).toEqual([]);
    await page.getByTestId('alike-apply').click();
    await progress('8 of 10 rows settled');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await progress('0 of 10 rows settled');
    await page.getByTestId('alike-value').fill('0.50');
    await page.getByText('8 will be imported.').waitFor();
    await page.getByTestId('alike-apply').click();
    await progress('8 of 10 rows settled');
    await page.getByRole('button', { name: 'Clear all' }).click();
  });

  it('hears of what others mend', async () => {
    await api.mend(runId, 41, { Day: '2026-03-31' });
    await progress('9 of 10 rows settled');
  });

  it('takes the rest from a file, and says what became of it', async () => {
    const { page } = session;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('export-errors').click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    const fixed = text.replace('abc', '3.75').replace('zwei', '2');
    const send = (buffer: string) =>
      page
        .getByTestId('fixed-rows-input')
        .setInputFiles({ name: 'fixed.csv', mimeType: 'text/csv', buffer: Buffer.from(buffer) });
    await send(FILE.join('\n'));
    await page.getByRole('alert').filter({ hasText: '_row' }).waitFor();
    await send(fixed);
    await page.getByTestId('fixed-rows-result').getByText('1 fixed and imported').waitFor();
    await page.getByText('Every row imported. Nothing to fix.').waitFor();
    await session.picture('mending-done-light');
    expect(await session.violations()).toEqual([]);
  });

  it('suggests what was meant, shows it before it is done, and takes it back', async () => {
    const { page } = session;
    const rows = [
      'Day,Campaign,Channel,Amount spent,Clicks',
      '01/02/2026,Brand 1,Search,1.50,1',
      ...Array.from({ length: 12 }, (_, n) => `02/02/2026,Brand ${n},Socail,2.5${n % 10},${n}`),
      '03/31/2026,Brand 2,Social,3.50,3',
      '04/02/2026,Brand 3,Search,7.50 Euro,4',
    ];
    const mapping: Mapping = { ...MAPPING, date: { source: 'Day', format: 'DD/MM/YYYY' } };
    const rules = { channel: { allowed: ['Search', 'Social'] } };
    const id = await api.importedRun({ name: 'slips.csv', rows }, mapping, rules);
    await page.goto(`/runs/${id}/errors`);
    await progress('0 of 14 rows settled');
    const slip = page.getByTestId('suggestion-nearest_word');
    await slip.getByText('12 rows').waitFor();
    await page.getByTestId('suggestion-swap_day_month').getByText('31/03/2026').waitFor();
    await page.getByTestId('suggestion-currency_text').getByText('7.50', { exact: true }).waitFor();
    await slip.getByRole('button').first().click();
    await slip.getByText('12 will be imported.').waitFor();
    expect(await slip.locator('app-mend-outlook').getByRole('listitem').count()).toBe(5);
    await session.picture('mending-suggestion-light');
    expect(await session.violations()).toEqual([]);
    await slip.getByTestId('suggestion-apply').click();
    await progress('12 of 14 rows settled');
    await slip.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await progress('0 of 14 rows settled');
    await slip.waitFor();
  });

  it('is found again from the run, with the rows that were mended', async () => {
    const { page } = session;
    await page.goto(`/runs/${runId}`);
    await page.getByTestId('run-rows-mended').click();
    await page.waitForURL('**/errors?status=mended');
    await page.locator('[data-row="50"]').getByText('Fixed').waitFor();
  });

  it('can be used in the dark, and on a phone', async () => {
    const id = await api.importedRun({ name: 'spring.csv', rows: FILE }, MAPPING);
    const state = await session.context.storageState();
    for (const [theme, width, name] of [
      ['dark', 1440, 'mending-dark'],
      ['light', 390, 'mending-phone'],
    ] as const) {
      const other = await ConsoleSession.open(browser, theme, width, width === 390 ? 844 : 900);
      await other.context.addCookies(state.cookies);
      await other.page.goto(`/runs/${id}/errors`);
      await other.page.getByRole('button', { name: 'Day, row 41: 2026-03-31x' }).waitFor();
      await other.picture(name);
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
