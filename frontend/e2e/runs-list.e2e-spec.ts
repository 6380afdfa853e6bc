import type { Browser } from 'playwright-core';
import { ConsoleSession, launchBrowser } from './console';
import { OverApi } from './over-api';

/** More than a page. */
const RUNS = 53;

describe('the list of runs', () => {
  let browser: Browser;
  let session: ConsoleSession;
  let api: OverApi;
  let datasetId: string;
  const mark = `many${Date.now()}`;

  const upload = (name: string) =>
    api.draft(datasetId, name, `Day,Campaign,Channel,Cost\n2026-03-01,${name},Search,1.00\n`);

  beforeAll(async () => {
    browser = await launchBrowser();
    session = await ConsoleSession.open(browser);
    await session.signIn();
    await session.page.waitForURL('**/datasets');
    api = OverApi.as(session);
    datasetId = await api.dataset(mark);
    for (let run = 1; run <= RUNS; run++) await upload(`${mark}-${String(run).padStart(2, '0')}.csv`);
  });
  afterAll(async () => {
    await session.close();
    await browser.close();
  });

  it('leads from page to page, and keeps the page over a reload', async () => {
    const { page } = session;
    await page.goto(`/runs?q=${mark}`);
    const range = page.getByTestId('runs-range');
    await range.getByText(`Runs 1 to 50 of ${RUNS}`).waitFor();
    expect(await session.violations()).toEqual([]);
    await page.getByTestId('runs-next').click();
    await range.getByText(`Runs 51 to ${RUNS} of ${RUNS}`).waitFor();
    await page.reload();
    await page.getByText(`${mark}-01.csv`).waitFor();
    await page.getByTestId('runs-previous').click();
    await page.getByText(`${mark}-${RUNS}.csv`).waitFor();
    await session.picture('runs-pages-light');
  });

  it('counts at its chips, and for those who answer for it at its head', async () => {
    const { page } = session;
    await page.getByTestId('runs-filter-DRAFT').getByText(String(RUNS), { exact: true }).waitFor();
    await page.getByTestId('runs-filter-FAILED').getByText('0', { exact: true }).waitFor();
    await page.getByTestId('runs-strip').getByText('Rows imported').waitFor();
  });

  it('offers a run that came without moving what is read', async () => {
    const { page } = session;
    const first = page.locator('[data-testid=admin-runs-table] tbody tr').first();
    const late = await upload(`${mark}-late.csv`);
    await api.publishSchema(datasetId, {
      date: { source: 'Day' },
      campaign: { source: 'Campaign' },
      channel: { source: 'Channel' },
      spend: { source: 'Cost' },
    });
    await api.start(late.id);
    await page.getByTestId('runs-new').getByText('1 new run').waitFor();
    expect(await first.innerText()).toContain(`${mark}-${RUNS}.csv`);
    await page.getByTestId('runs-new').click();
    await first.getByText(`${mark}-late.csv`).waitFor();
  });

  it('has views for what is asked often', async () => {
    const { page } = session;
    const views = page.getByTestId('run-views');
    await views.getByRole('link', { name: 'Failed today' }).click();
    await page.waitForURL('**/runs?status=FAILED&from=today');
    expect(await page.getByTestId('runs-filter-FAILED').getAttribute('aria-pressed')).toBe('true');
    await views.getByRole('link', { name: 'Live now' }).click();
    await page.waitForURL('**/runs?status=QUEUED,RUNNING');
  });

  it('keeps a person’s own view, until it is forgotten', async () => {
    const { page } = session;
    await page.goto(`/runs?q=${mark}&by=me`);
    await page.getByTestId('run-view-save').click();
    await page.getByTestId('run-view-name').fill('My many');
    await page.getByTestId('run-view-keep').click();
    await page.goto('/runs');
    await page.getByTestId('run-views').getByRole('link', { name: 'My many' }).click();
    await page.waitForURL(`**/runs?q=${mark}&by=me`);
    expect(await session.violations()).toEqual([]);
    await session.picture('runs-views-light');
    await page.getByRole('button', { name: 'Forget the view My many' }).click();
    await page.getByRole('link', { name: 'My many' }).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByTestId('run-view-save').waitFor();
  });

  it('shows datasets as cards where they are wanted, with their last days', async () => {
    const { page } = session;
    await page.goto('/datasets');
    await page.getByTestId('datasets-view-grid').click();
    await page.waitForURL('**/datasets?view=grid');
    await page.getByTestId('datasets-grid').getByRole('link', { name: mark }).waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture('datasets-grid-light');
    await page.reload();
    await page.getByTestId('datasets-grid').getByRole('link', { name: mark }).waitFor();
  });

  it('is delivered without the page of parts', async () => {
    await session.page.goto('/dev/ui');
    await session.page.getByRole('heading', { level: 1, name: /not found/i }).waitFor();
  });

  it('leaves no complaint in the browser console', () => {
    expect(session.complaints).toEqual([]);
  });
});
