import type { Browser } from 'playwright-core';
import { ConsoleSession, launchBrowser } from './console';
import { DAILY_MAPPING, OverApi } from './over-api';

const DAYS = Array.from({ length: 40 }, (_, index) =>
  new Date(Date.UTC(2027, 2, 1 + index)).toISOString().slice(0, 10),
);
/** A channel of its own: what is dismissed is dismissed for the whole organization. */
const CHANNEL = `Figures ${Date.now()}`;
/** Two days are missing, and one is far above the others. */
const FILE = `Day,Campaign,Channel,Cost,Clicks\n${DAYS.filter((_, index) => index !== 20 && index !== 21)
  .map((day, index) => `${day},Morning show,${CHANNEL},${index === 10 ? 9000 : 100 + (index % 5)},10`)
  .join('\n')}\n`;

describe('unusual days', () => {
  let browser: Browser;
  let session: ConsoleSession;

  beforeAll(async () => {
    browser = await launchBrowser();
    session = await ConsoleSession.open(browser);
    await session.signIn();
    await session.page.waitForURL('**/datasets');
    const api = OverApi.as(session);
    const dataset = await api.dataset(CHANNEL, DAILY_MAPPING);
    await api.imported(dataset, 'radio.csv', FILE);
    await session.page.goto(`/analytics?datasetId=${dataset}&from=2027-03-01&to=2027-04-09`);
  });
  afterAll(async () => {
    await session.close();
    await browser.close();
  });

  const panel = () => session.page.getByTestId('analytics-anomalies');
  const day = () => panel().getByText(`11 Mar 2027 · ${CHANNEL}`);

  it('are dismissed with what was found', async () => {
    const { page } = session;
    await day().waitFor();
    await panel()
      .getByRole('button', { name: /^Dismiss 11 Mar 2027/ })
      .click();
    await page.getByTestId('dismiss-confirm').click();
    await page.getByText('Say what you found').waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture('dismiss');
    await page.getByTestId('dismiss-reason').fill('The first week of the morning show');
    await page.getByTestId('dismiss-confirm').click();
    await day().waitFor({ state: 'detached' });
  });

  it('come back when that is undone from the message about it', async () => {
    const { page } = session;
    await page.locator('ui-toast-host').getByRole('button', { name: 'Undo' }).click();
    await day().waitFor();
  });

  it('that were dismissed are shown to who asks, with the reason and by whom', async () => {
    const { page } = session;
    await panel()
      .getByRole('button', { name: /^Dismiss 11 Mar 2027/ })
      .click();
    await page.getByTestId('dismiss-reason').fill('Planned');
    await page.keyboard.press('Enter');
    await day().waitFor({ state: 'detached' });
    await page.getByTestId('anomalies-dismissed').click();
    await page.waitForURL(/dismissed=shown/);
    await panel()
      .getByText(/Dismissed by .* on .*: Planned/)
      .waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture('dismissed-day');
    await panel()
      .getByRole('button', { name: /^Bring back 11 Mar 2027/ })
      .click();
    await panel()
      .getByText(/Dismissed by/)
      .waitFor({ state: 'detached' });
    await day().waitFor();
  });

  it('are in the audit log, with who did what', async () => {
    const { page } = session;
    await page.goto('/audit');
    const log = page.getByTestId('audit-table');
    await log
      .getByText(/unusual day restored/i)
      .first()
      .waitFor();
    await log
      .getByText(/Planned/)
      .first()
      .waitFor();
    await page.goBack();
  });

  it('stand beside campaigns with a line of their last thirty days', async () => {
    const campaigns = session.page.getByTestId('analytics-campaigns');
    const line = campaigns.getByRole('img', { name: /^Spend of Morning show over 30 days/ });
    await line.waitFor();
    expect(await line.locator('path.line').first().getAttribute('d')).toMatch(/^M/);
  });

  it('without any record are told in the calendar', async () => {
    const { page } = session;
    const range = page.getByTestId('analytics-range');
    await range.locator('.anchor').click();
    await range.getByRole('button', { name: /^21 Mar 2027, no data/ }).waitFor();
    await range.getByRole('button', { name: /^20 Mar 2027$/ }).waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture('range-bare-days');
    await page.keyboard.press('Escape');
  });

  it('leave no complaint in the browser console', () => {
    expect(session.complaints).toEqual([]);
  });
});
