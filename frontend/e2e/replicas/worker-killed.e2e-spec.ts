import type { Browser } from 'playwright-core';
import { ConsoleSession, launchBrowser, required } from '../console';
import { advertFile } from './advert-file';

const FILE = advertFile(150_000);
const number = (value: number) => new Intl.NumberFormat('en-US').format(value);

describe('an import whose worker is killed in the middle, on two APIs', () => {
  let browser: Browser;
  let session: ConsoleSession;
  let colleague: ConsoleSession;
  let runId: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    session = await ConsoleSession.open(browser);
    colleague = await ConsoleSession.open(browser, 'dark');
    await session.signIn();
    await session.page.waitForURL('**/datasets');
    await session.createDataset(`February ${Date.now()}`);
  });
  afterAll(async () => {
    await colleague.close();
    await session.close();
    await browser.close();
  });

  const api = async (path: string) => {
    const answer = await session.context.request.get(`/api/runs/${runId}${path}`);
    return answer.json();
  };

  /** Ends the process that has the run, as soon as rows have come in. */
  async function killItsWorker(): Promise<void> {
    const workers = required('E2E_WORKERS').split(',').map(Number);
    for (;;) {
      const { status, processedRows } = await api('');
      if (status === 'SUCCEEDED') throw new Error('The import was over before its worker could be killed.');
      if (status === 'RUNNING' && processedRows > 0) break;
    }
    const attempts = await api('/attempts');
    const pid = Number(attempts.at(-1).worker.split(':').at(-2));
    expect(workers).toContain(pid);
    process.kill(pid, 'SIGKILL');
  }

  it('is started from the mapping screen', async () => {
    const { page } = session;
    await session.chooseFile(FILE.file);
    await page.getByTestId('dry-run-sums').getByText(FILE.spend).waitFor({ timeout: 60_000 });
    await page.getByTestId('run-start').click();
    await page.getByRole('button', { name: 'Import the other rows' }).click();
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
    runId = new URL(page.url()).pathname.split('/')[2] ?? '';
    await killItsWorker();
  });

  it('comes to the right end on both screens that watch it', async () => {
    await colleague.signIn();
    await colleague.page.waitForURL('**/datasets');
    await colleague.page.goto(`/runs/${runId}`);
    for (const { page } of [session, colleague]) {
      await page.locator('[data-status="SUCCEEDED"]').first().waitFor({ timeout: 60_000 });
      const progress = page.getByTestId('run-progress');
      await progress.getByText(number(FILE.good), { exact: true }).first().waitFor();
      await progress.getByText(number(FILE.bad), { exact: true }).first().waitFor();
      await page.getByTestId('run-attempts').getByText('Attempt 2', { exact: true }).waitFor();
      await page.getByTestId('run-sse-status').getByText('Finished').waitFor();
      await page
        .getByTestId('run-receipt')
        .getByText(`Every one of the ${number(FILE.lines)} lines of the file is accounted for.`)
        .waitFor();
    }
    await session.picture('worker-killed');
  });

  it('has imported every row once', async () => {
    const { page } = session;
    expect(await api('/attempts')).toHaveLength(2);
    await page.getByRole('link', { name: 'View results' }).first().click();
    await page.getByTestId('results-table').waitFor();
    await page.getByText(FILE.spend).first().waitFor();
    await page
      .getByText(new RegExp(`^${number(FILE.good)} rows`))
      .first()
      .waitFor();
  });

  it('leaves no complaint in the browser console', () => {
    expect([...session.complaints, ...colleague.complaints]).toEqual([]);
  });
});
