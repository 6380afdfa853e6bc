import type { Mapping } from '@etl-studio/contracts';
import type { Browser, Page } from 'playwright-core';
import { ConsoleSession, launchBrowser } from './console';
import { OverApi } from './over-api';

const PAGES = ['/datasets', '/runs', '/analytics', '/team', '/team/invites', '/settings/api-keys', '/audit'];
const MORE = ['/settings/organization', '/settings/profile', '/demo'];

describe('the language', () => {
  let browser: Browser;
  let session: ConsoleSession;
  const missing: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    session = await ConsoleSession.open(browser);
    session.page.on('console', (message) => {
      if (message.text().includes('No translation found')) missing.push(message.text());
    });
    await session.signIn();
    await session.page.waitForURL('**/datasets');
  });
  afterAll(async () => {
    await session.close();
    await browser.close();
  });

  async function speak(page: Page, language: string): Promise<void> {
    await page.evaluate((chosen) => localStorage.setItem('etl-studio.language', chosen), language);
  }

  it('is chosen in the profile, and stays', async () => {
    const { page } = session;
    await page.goto('/settings/profile');
    await page.getByTestId('language').selectOption('Deutsch');
    await page.getByRole('heading', { level: 1, name: 'Profil' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
    await page.goto('/datasets');
    await page.getByRole('heading', { level: 1, name: 'Datensätze' }).waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture('datasets-german');
  });

  it('is that of what the server says, too', async () => {
    const { page } = session;
    await page.goto('/settings/profile');
    await page.getByTestId('password-current').fill('not the password');
    await page.getByTestId('password-new').fill('four unrelated words');
    await page.getByTestId('password-save').click();
    await page.getByText('Das jetzige Passwort stimmt nicht. Geben Sie es erneut ein.').waitFor();
    await page.getByTestId('password-current').fill('etl-studio-demo');
    await page.getByTestId('password-new').fill('short');
    await page.getByTestId('password-save').click();
    await page.getByText('Das neue Passwort hat 5 Zeichen; nehmen Sie mindestens 12').waitFor();
    const id = await OverApi.as(session).dataset(`Figures in German ${Date.now()}`);
    await page.goto(`/datasets/${id}`);
    await session.chooseFile({
      name: 'bericht.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('%PDF-1.7\n'),
    });
    await page.getByText(/Die Datei ist ein PDF-Dokument, kein CSV-Text\./).waitFor();
    await page.goto('/audit');
    await page.getByTestId('audit-table').getByText('Datensatz angelegt').first().waitFor();
  });

  it('is that of a receipt that is opened to be printed', async () => {
    const { page } = session;
    const rows = ['Day,Campaign,Channel,Cost', '2026-03-01,Spring,Search,1.50'];
    const mapping: Mapping = {
      date: { source: 'Day', format: 'YYYY-MM-DD' },
      campaign: { source: 'Campaign' },
      channel: { source: 'Channel' },
      spend: { source: 'Cost', decimal: '.' },
    };
    const run = await OverApi.as(session).importedRun({ name: 'beleg.csv', rows }, mapping);
    await page.goto(`/runs/${run}`);
    const [receipt] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: 'Zum Drucken öffnen' }).click(),
    ]);
    await receipt.getByRole('heading', { name: 'Beleg zu beleg.csv' }).waitFor();
    await receipt.getByRole('row', { name: 'Importiert 1,5 0 0' }).waitFor();
    await receipt.close();
  });

  it('has a text for everything that these pages say', async () => {
    for (const address of [...PAGES, ...MORE]) {
      await session.page.goto(address);
      await session.page.locator('main h1').waitFor();
    }
    expect(missing).toEqual([]);
  });

  it('reaches every heading, button and label of these pages: none is written past the translations', async () => {
    const { page } = session;
    await speak(page, 'pseudo');
    const unmarked: string[] = [];
    for (const address of [...PAGES, ...MORE]) {
      await page.goto(address);
      await page.locator('main h1').waitFor();
      const texts = await page
        .locator(
          'h1:visible, h2:visible, th:visible, label:visible, main button:visible:not(.channel), nav a:visible',
        )
        .allInnerTexts();
      unmarked.push(...texts.filter((text) => /[a-z]{3}/i.test(text) && !text.includes('⟦')));
    }
    const said = unmarked.map((text) => text.trim());
    // What people and the server have named is nobody's to translate.
    expect(said.filter((text) => !/^(\d|Shortcut|Figures|Köln|PNG|CSV|EUR|USD)/.test(text))).toEqual([]);
    await session.picture('pseudo');
  });

  it('leaves no complaint in the browser console', () => {
    expect(session.complaints).toEqual([]);
  });
});
