import type { Browser } from 'playwright-core';
import { ConsoleSession, launchBrowser } from './console';

const ZIP_MAGIC = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00]);
const HEADER = 'date,campaign,channel,spend';
const csv = (name: string, text: string | Buffer) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

describe('what a person is told about input that cannot be taken', () => {
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

  it('says that the password is wrong and stays on the page', async () => {
    await session.signIn('owner@demo.test', 'not the password');
    await session.page.getByRole('alert').filter({ hasText: /password/i }).waitFor();
    expect(new URL(session.page.url()).pathname).toBe('/login');
    await session.picture('sign-in-refused');
  });

  it('opens a dataset to upload to', async () => {
    await session.signIn();
    await session.page.waitForURL('**/datasets');
    await session.createDataset(`Bad input ${Date.now()}`);
  });

  it.each([
    ['a workbook renamed to .csv', csv('renamed.csv', Buffer.concat([ZIP_MAGIC, Buffer.alloc(200, 7)])), /as CSV/i],
    ['an empty file', csv('empty.csv', ''), /empty/i],
    ['201 columns', csv('wide.csv', `${Array.from({ length: 201 }, (_, i) => `c${i}`).join(',')}\n`), /201 columns/],
    ['a file of 11 MB', csv('large.csv', `${HEADER}\n${'2026-01-01,Brand,Search,1.00\n'.repeat(400_000)}`), /10(\.\d+)? M/i],
  ])('names what is wrong with %s', async (_, file, sentence) => {
    await session.chooseFile(file);
    await session.page.getByRole('alert').filter({ hasText: sentence }).first().waitFor();
    expect(session.page.url()).toContain('/datasets/');
    await session.picture(`refused-${file.name}`);
  });

  it('offers the earlier run when the same file comes twice, and sends it again when told to', async () => {
    const { page } = session;
    const file = csv('twice.csv', `${HEADER}\n2026-01-01,Brand,Search,1.50\n`);
    await session.createDataset(`Twice ${Date.now()}`);
    const dataset = page.url();
    const runs: string[] = [];
    for (const again of [false, true]) {
      await page.goto(dataset);
      await session.chooseFile(file);
      await page.getByTestId('dry-run-sums').waitFor();
      await page.getByTestId('run-start').click();
      if (again) {
        const link = page.getByTestId('upload-duplicate').getByRole('link', { name: /open that run/i });
        await link.waitFor();
        expect(await link.getAttribute('href')).toBe(runs[0]);
        await page.getByTestId('upload-again').click();
        // Its one day is held by the first import.
        await page.getByTestId('displacement-confirm').click();
      }
      await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
      runs.push(new URL(page.url()).pathname);
    }
    expect(runs[1]).not.toBe(runs[0]);
  });

  it('shows a run of nobody as not found', async () => {
    await session.page.goto('/runs/00000000-0000-4000-8000-000000000000');
    await session.page.getByText(/does not exist|not found/i).first().waitFor();
  });

  it('leaves no complaint in the browser console', () => {
    expect(session.complaints).toEqual([]);
  });
});
