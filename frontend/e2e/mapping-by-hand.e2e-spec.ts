import type { Browser, Page } from 'playwright-core';
import { ConsoleSession, launchBrowser } from './console';
import { DAILY_MAPPING, OverApi } from './over-api';

const csv = (name: string, text: string | Buffer) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.isBuffer(text) ? text : Buffer.from(text),
});

/** Windows-1250: `ł` and `ź` are other letters in the encodings of western Europe. */
const POLISH = Buffer.from(
  [
    'Day,Campaign,Channel,Cost',
    'Tag,Kampagne,Kanal,Kosten',
    '2026-01-13,\xb3\xf3d\x9f,Search,1.50',
    '2026-01-14,\xb3\xf3d\x9f,Search,2.25',
  ].join('\n'),
  'latin1',
);
const CHANNELS = [
  'Day,Campaign,Channel,Cost',
  ...Array.from({ length: 20 }, (_, n) => `2026-02-0${(n % 9) + 1},Brand ${n},Social,1.00`),
  '2026-02-10,Brand,Socail,1.00',
  '2026-02-11,Brand,SOCIAL,1.00',
  '2026-02-12,Brand, Display ,1.00',
].join('\n');

/** Which clicks, and which way round the day, only a person knows. */
const UNRESOLVED = [
  'Campaign,Channel,Cost,Link clicks,Clicks (all),Day',
  'Brand,Search,1.50,3,4,03/04/2026',
  'Brand,Social,2.25,5,6,05/04/2026',
].join('\n');

/** Uploads a file into a new dataset over the API, as the person who is signed in. */
async function draftOf(session: ConsoleSession, text: string) {
  const api = OverApi.as(session);
  const datasetId = await api.dataset(`By hand ${Date.now()}`);
  return { datasetId, runId: (await api.draft(datasetId, 'two.csv', text)).id };
}

describe('mapping what no program can know', () => {
  let browser: Browser;
  let session: ConsoleSession;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    session = await ConsoleSession.open(browser);
    page = session.page;
    await session.signIn();
    await page.waitForURL('**/datasets');
  });
  afterAll(async () => {
    await session.close();
    await browser.close();
  });

  const reading = () => page.getByTestId('file-reading');

  it('shows how the file is read, and reads it otherwise at once, before anything is sent', async () => {
    await session.createDataset(`By hand ${Date.now()}`);
    const sent: string[] = [];
    page.on('request', (request) => request.url().includes('/uploads') && sent.push(request.url()));
    await session.chooseFile(csv('polish.csv', POLISH));
    await page.waitForURL('**/datasets/*/import*');
    await page.getByTestId('file-reading-toggle').click();
    await reading().getByText('of the first 4 lines give 4 columns').waitFor();
    await reading().getByLabel('Encoding').selectOption('windows-1250');
    await page.getByText('łódź').first().waitFor();
    await reading()
      .getByRole('radio', { name: /^Line 2/ })
      .check();
    await page.getByText('Kosten', { exact: true }).first().waitFor();
    await page.getByText('2 of 2 rows convert').waitFor();
    expect(sent).toEqual([]);
    expect(await session.violations()).toEqual([]);
    await session.picture('mapping-reading');
  });

  it('says why it cannot be read so, and reads it as before', async () => {
    const line = reading().getByRole('textbox');
    await line.fill('40');
    await line.press('Tab');
    await reading().getByRole('alert').filter({ hasText: 'line 40' }).waitFor();
    await page.getByText('2 of 2 rows convert').waitFor();
    await reading()
      .getByRole('radio', { name: /^Line 2/ })
      .check();
    await reading().getByRole('alert').waitFor({ state: 'detached' });
  });

  it('keeps in the draft how it is read, changes it there, and imports it so', async () => {
    await page.getByTestId('mapping-save').click();
    await page.waitForURL('**/runs/*/mapping');
    await page.getByText('2 of 2 rows convert').waitFor();
    await page.getByTestId('file-reading-toggle').click();
    await reading().getByText('set by you', { exact: true }).waitFor();
    await reading()
      .getByRole('radio', { name: /^Line 1/ })
      .check();
    await page.getByText('2 of 3 rows convert').waitFor();
    await page.reload();
    await page.getByText('2 of 3 rows convert').waitFor();
    await page.getByTestId('file-reading-toggle').click();
    await reading()
      .getByRole('radio', { name: /^Line 2/ })
      .check();
    await page.getByText('2 of 2 rows convert').waitFor();
    await page.getByTestId('run-start').click();
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
    await page.locator('[data-status="SUCCEEDED"]').first().waitFor({ timeout: 30_000 });
    const run = page.url().split('/').at(-1)!;
    const records = await session.context.request.get(`/api/runs/${run}/records`);
    const { items } = await records.json();
    expect(items.map(({ campaign }: { campaign: string }) => campaign)).toEqual(['łódź', 'łódź']);
  });

  it('lists the channels of the whole file, with those that look like another', async () => {
    const { datasetId, runId } = await draftOf(session, CHANNELS);
    await page.goto(`/runs/${runId}/mapping`);
    const line = (name: string) =>
      page.getByTestId('channel-values').getByRole('row', { name: new RegExp(`^${name} `) });
    await line('Social').getByText('20', { exact: true }).waitFor();
    await line('Socail').getByText('Looks like “Social”').waitFor();
    await line('SOCIAL').getByText('Another spelling of “Social”').waitFor();
    expect(await line('Display').innerText()).toMatch(/^Display\s+1\s/);
    expect(await session.violations()).toEqual([]);
    await session.picture('mapping-channels');
    await page.getByTestId('run-start').click();
    await page.locator('[data-status="SUCCEEDED"]').first().waitFor({ timeout: 30_000 });
    await page.goto(`/datasets/${datasetId}`);
    await session.chooseFile(csv('next.csv', CHANNELS.replaceAll('Display', 'TV')));
    await line('Social').getByText('In this dataset').waitFor();
    await line('TV').getByText('New to this dataset').waitFor();
  });

  it('lets somebody choose when a colleague has changed the mapping meanwhile', async () => {
    const { datasetId, runId } = await draftOf(session, CHANNELS);
    const colleague = await ConsoleSession.open(browser);
    await colleague.signIn('member@demo.test');
    await colleague.page.waitForURL('**/datasets');
    const field = (of: Page, name: string) => of.getByTestId(`mapping-${name}-select`);
    for (const { page: each } of [session, colleague]) {
      await each.goto(`/runs/${runId}/mapping?by=field`);
      await each.getByText('4 of 4 required fields mapped').waitFor();
    }
    const savedBy = async (of: Page) => {
      await of.getByTestId('mapping-save').click();
      await of.getByRole('button', { name: 'Mapping saved' }).waitFor();
    };
    await field(colleague.page, 'clicks').selectOption({ label: 'One value for every row' });
    await colleague.page.getByRole('textbox', { name: /Clicks/ }).fill('3');
    await savedBy(colleague.page);

    await page.getByTestId('mapping-save').click();
    const conflict = page.getByTestId('mapping-conflict');
    await conflict.getByText(/changed the mapping/).waitFor();
    await conflict.getByText('It differs from yours in: Clicks.').waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture('mapping-conflict');
    await conflict.getByRole('button', { name: 'Show theirs' }).click();
    await page.getByRole('button', { name: 'Mapping saved' }).waitFor();
    expect(await page.getByRole('textbox', { name: /Clicks/ }).inputValue()).toBe('3');

    await colleague.page.getByRole('textbox', { name: /Clicks/ }).fill('4');
    await savedBy(colleague.page);
    await page.getByRole('textbox', { name: /Clicks/ }).fill('5');
    await page.getByTestId('mapping-save').click();
    await conflict.getByRole('button', { name: 'Keep mine' }).click();
    await page.getByRole('button', { name: 'Mapping saved' }).waitFor();
    const schema = await session.context.request.get(`/api/datasets/${datasetId}/schema`);
    const { version, mapping } = await schema.json();
    expect([version, mapping.clicks]).toEqual([3, { constant: '5' }]);
    expect(colleague.complaints).toEqual([]);
    await colleague.close();
  });

  it('says what an outdone column looks like, and has what is unresolved first where that is wanted', async () => {
    const { runId } = await draftOf(session, UNRESOLVED);
    await page.goto(`/runs/${runId}/mapping?by=column`);
    const columns = page.locator('app-columns-table');
    const first = (name: string) => columns.locator('tbody tr').first().getByTitle(name, { exact: true });
    await columns.getByText('Also looks like Clicks').waitFor();
    await first('Campaign').waitFor();
    await page.getByTestId('columns-unresolved-first').click();
    await page.waitForURL('**order=unresolved**');
    await first('Day').waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture('mapping-unresolved-first');
    await page.reload();
    await columns.getByRole('radio').first().check();
    await page.getByText('2 of 2 rows convert').waitFor();
    await first('Day').waitFor();
    await page.getByTestId('columns-unresolved-first').click();
    await first('Campaign').waitFor();
  });

  it('starts a draft from its own page where the dataset says how it is mapped', async () => {
    const api = OverApi.as(session);
    const datasetId = await api.dataset(`Decided ${Date.now()}`, DAILY_MAPPING);
    const text = 'Day,Campaign,Channel,Cost,Clicks\n2026-05-01,Brand,Search,1.50,3\n';
    const other = await api.draft(datasetId, 'other.csv', text.replaceAll('Cost', 'Price'));
    await page.goto(`/runs/${other.id}`);
    await page.getByText('Map its columns, look at what').waitFor();
    const { id } = await api.draft(datasetId, 'decided.csv', text);
    await page.goto(`/runs/${id}`);
    await page.getByText('mapped as schema version 1').waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture('draft-decided');
    await page.getByTestId('draft-start').click();
    await page.locator('[data-status="SUCCEEDED"]').first().waitFor({ timeout: 30_000 });
  });

  it('shows what each format makes of the file, and takes one that is written down', async () => {
    const { runId } = await draftOf(session, CHANNELS.replaceAll('Display', 'Poster'));
    await page.goto(`/runs/${runId}/mapping?by=column`);
    const list = page.getByRole('combobox', { name: 'Format of Date in Day' });
    await list.focus();
    const option = async (format: string) =>
      (await list.locator(`option[value="${format}"]`).innerText()).trim();
    expect(await option('YYYY-MM-DD')).toBe('YYYY-MM-DD → 2026-02-01, 2026-02-02');
    expect(await option('DD.MM.YYYY')).toBe('DD.MM.YYYY → reads none of the values');
    await list.selectOption('other');
    const written = page.getByTestId('date-format');
    await written.fill('QQ');
    await page.getByText('“QQ” is not a date format. Write D or DD').waitFor();
    expect(await written.getAttribute('aria-invalid')).toBe('true');
    await written.fill('YYYY-M-D');
    await page.getByText('2026-02-01 → 2026-02-01 · 2026-02-02 → 2026-02-02').waitFor();
    expect(await session.violations()).toEqual([]);
    await written.press('Tab');
    await page.getByText('23 of 23 rows convert').waitFor();
    expect(await list.locator('option[value="YYYY-M-D"]').count()).toBe(1);
  });

  it('keeps what is chosen over a reload, apart from what is saved for the dataset', async () => {
    const { datasetId, runId } = await draftOf(session, CHANNELS.replaceAll('Display', 'Print'));
    await page.goto(`/runs/${runId}/mapping?by=field`);
    const draft = page.getByTestId('mapping-draft');
    await draft.getByText('Changes are kept as a draft in this browser.').waitFor();
    await page.getByTestId('mapping-clicks-select').selectOption({ label: 'One value for every row' });
    const clicks = page.getByRole('textbox', { name: /Clicks/ });
    await clicks.fill('3');
    await draft.getByText(/^Draft kept .* not saved for the dataset\.$/).waitFor();
    await page.reload();
    await draft.getByText(/^Draft kept .* not saved for the dataset\.$/).waitFor();
    expect(await clicks.inputValue()).toBe('3');
    await page.getByTestId('mapping-conversions-select').selectOption({ label: 'One value for every row' });
    await page.getByTestId('mapping-undo').click();
    expect(await page.getByRole('textbox', { name: /Conversions/ }).count()).toBe(0);
    const unsaved = await session.context.request.get(`/api/datasets/${datasetId}/schema`);
    expect(unsaved.status()).toBe(404);
    await page.getByTestId('mapping-save').click();
    await draft.getByText('Changes are kept as a draft in this browser.').waitFor();
  });

  it('keeps what the page is for at hand on a phone, and shows nothing two ways at 320 px', async () => {
    const { runId } = await draftOf(session, CHANNELS.replaceAll('Display', 'Radio'));
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/runs/${runId}/mapping`);
    await page.getByText('4 of 4 required fields mapped').waitFor();
    const place = async () => (await page.getByTestId('run-start').boundingBox())!;
    for (const scroll of [0, 4000]) {
      await page.evaluate((top) => scrollTo(0, top), scroll);
      const { y, height } = await place();
      expect(height).toBeGreaterThanOrEqual(44);
      expect(y + height).toBeLessThanOrEqual(844);
      expect(y).toBeGreaterThan(744);
    }
    await page.evaluate(() => scrollTo(0, 0));
    await session.picture('mapping-phone');
    expect(await session.violations()).toEqual([]);
    const preview = page.getByRole('button', { name: 'Preview', exact: true });
    await preview.click();
    const sheet = page.getByRole('dialog', { name: 'Converted values' });
    await sheet.getByRole('grid').getByText('2026-02-01').first().waitFor();
    await session.picture('mapping-phone-preview');
    expect(await session.violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    expect(await preview.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  it('leaves no complaint in the browser console', () => {
    expect(session.complaints).toEqual([]);
  });
});
