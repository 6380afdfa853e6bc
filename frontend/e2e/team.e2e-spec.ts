import type { Browser } from 'playwright-core';
import { ConsoleSession, launchBrowser } from './console';

describe.each(['light', 'dark'] as const)('the people of an organization, in the %s theme', (theme) => {
  const email = `ann.${theme}.${Date.now()}@demo.test`;
  let browser: Browser;
  let session: ConsoleSession;
  let link: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    session = await ConsoleSession.open(browser, theme);
    await session.signIn();
    await session.page.getByTestId('nav-members').click();
  });
  afterAll(async () => {
    await session.close();
    await browser.close();
  });

  it('are listed, the only owner with the reason why nobody can remove her', async () => {
    await session.page.getByText('The only owner. Make somebody else an owner first.').waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture(`members-${theme}`);
  });

  it('are invited by a link that is shown once', async () => {
    const { page } = session;
    await page.getByTestId('team-tab-invites').click();
    await page.getByTestId('team-invite-email').fill(`${email}, nobody`);
    await page.getByTestId('team-invite-submit').click();
    await page.getByText(/^nobody is not an email address/).waitFor();
    await page.getByTestId('team-invite-email').fill(email);
    await page.getByTestId('team-invite-submit').click();
    link = (await page.getByTestId('invite-link').textContent()) ?? '';
    expect(link).toMatch(/\/invite#token=/);
    await page.getByTestId('invites-table').getByText(email).first().waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture(`invites-${theme}`);
  });

  it('join by that link, which then opens nothing any more', async () => {
    const guest = await ConsoleSession.open(browser, theme);
    const address = link.replace(/^https?:\/\/[^/]+/, '');
    await guest.page.goto(address);
    await guest.page.getByRole('heading', { level: 1, name: /^Join / }).waitFor();
    expect(await guest.violations()).toEqual([]);
    await guest.picture(`invite-${theme}`);
    await guest.page.getByTestId('invite-name').fill('Ann Lee');
    await guest.page.getByTestId('invite-password').fill('four unrelated words');
    await guest.page.getByTestId('invite-accept').click();
    await guest.page.waitForURL('**/datasets');
    await guest.page.goto(address);
    await guest.page.getByText('This invite cannot be opened').waitFor();
    expect(guest.complaints).toEqual([]);
    await guest.close();
  });

  it('get another role, which the message about it takes back', async () => {
    const { page } = session;
    await page.getByTestId('nav-members').click();
    const row = page.getByRole('row').filter({ hasText: email });
    const role = row.locator('select');
    await role.selectOption('ADMIN');
    const messages = page.locator('ui-toast-host');
    await messages.getByText('Ann Lee is Admin now.').waitFor();
    await messages.getByRole('button', { name: 'Undo' }).click();
    await messages.getByText('Ann Lee is Member again.').waitFor();
    await role.locator('option:checked', { hasText: 'Member' }).waitFor({ state: 'attached' });
    await row.getByTestId('member-last-active').getByText('now').waitFor();
  });

  it('are removed after a question, and the log says by whom', async () => {
    const { page } = session;
    await page.getByTestId('nav-members').click();
    const row = page.getByRole('row').filter({ hasText: email });
    await row.getByRole('button', { name: /^Remove/ }).click();
    await page.getByRole('heading', { name: 'Remove Ann Lee?' }).waitFor();
    await page.getByText('Runs that they started go on to their end.').waitFor();
    expect(await session.violations()).toEqual([]);
    await page.getByTestId('member-remove-confirm').click();
    await row.waitFor({ state: 'detached' });
    await page.getByTestId('nav-audit').click();
    await page.getByTestId('audit-what').selectOption('member');
    await page.getByTestId('audit-table').getByText(email).first().waitFor();
    expect(await session.violations()).toEqual([]);
    await session.picture(`audit-${theme}`);
  });

  it('leave no complaint in the browser console', () => {
    expect(session.complaints).toEqual([]);
  });
});
