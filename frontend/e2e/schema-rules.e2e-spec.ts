import type { Mapping } from '@etl-studio/contracts';
import type { Browser } from 'playwright-core';
import { ConsoleSession, launchBrowser } from './console';
import { OverApi } from './over-api';

const MAPPING: Mapping = {
  date: { source: 'Day', format: 'YYYY-MM-DD' },
  campaign: { source: 'Campaign' },
  channel: { source: 'Channel' },
  spend: { source: 'Amount spent', decimal: '.' },
};

describe('rules that were changed and not published', () => {
  let browser: Browser;
  let session: ConsoleSession;
  let api: OverApi;
  let datasetId: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    session = await ConsoleSession.open(browser);
    await session.signIn();
    await session.page.waitForURL('**/datasets');
    api = OverApi.as(session);
    datasetId = await api.dataset(`Rules ${Date.now()}`, MAPPING);
  });
  afterAll(async () => {
    await session.close();
    await browser.close();
  });

  it('are not lost without asking', async () => {
    const { page } = session;
    await page.goto(`/datasets/${datasetId}/schema`);
    await page.getByTestId('schema-rules-campaign-maxLength').fill('80');
    await page.getByTestId('dataset-tab-history').click();
    const question = page.getByRole('alertdialog', { name: 'Leave without publishing?' });
    await question.waitFor();
    expect(await session.violations()).toEqual([]);
    await question.getByRole('button', { name: 'Stay here' }).click();
    await question.waitFor({ state: 'detached' });
    expect(page.url()).toContain('/schema');
    expect(await page.getByTestId('schema-rules-campaign-maxLength').inputValue()).toBe('80');
    await page.getByTestId('dataset-tab-history').click();
    await page.getByTestId('schema-leave-confirm').click();
    await page.waitForURL('**/history');
  });

  it('of an old version are tried on the latest file before they are restored', async () => {
    const { page } = session;
    const rows = '2026-03-01,Brand,Search,12.50\n2026-03-02,Sale,Search,0.50\n';
    await api.draft(datasetId, 'tried.csv', `Day,Campaign,Channel,Amount spent\n${rows}`);
    for (const rules of [{ spend: { min: '1' } }, {}]) await api.publishSchema(datasetId, MAPPING, rules);
    await page.goto(`/datasets/${datasetId}/schema?version=2&compareTo=3`);
    await page.getByRole('heading', { name: 'Version 2, read only' }).waitFor();
    await page.getByTestId('schema-diff').waitFor();
    await page.getByRole('heading', { name: 'If it were restored' }).waitFor();
    await page.getByTestId('schema-impact-invalid').getByText('1 more row would fail').waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture('schema-restore');
    await page.getByTestId('schema-restore').click();
    await page.getByTestId('schema-publish-confirm').click();
    await page.getByRole('heading', { name: 'Version 4, active' }).waitFor();
  });

  it('are not asked about where nothing has changed', async () => {
    const { page } = session;
    await page.goto(`/datasets/${datasetId}/schema`);
    await page.getByTestId('schema-rules-campaign-maxLength').waitFor();
    await page.getByTestId('dataset-tab-runs').click();
    await page.waitForURL('**/runs');
    expect(session.complaints).toEqual([]);
  });
});
