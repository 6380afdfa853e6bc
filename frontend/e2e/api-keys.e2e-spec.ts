import type { Browser } from 'playwright-core';
import { ConsoleSession, launchBrowser, required } from './console';

describe("an organization's API keys", () => {
  const name = `Nightly import ${Date.now()}`;
  let browser: Browser;
  let session: ConsoleSession;
  let key: string;

  const statusWithKey = async () => {
    const headers = { Authorization: `Bearer ${key}` };
    return (await fetch(`${required('E2E_URL')}/api/datasets`, { headers })).status;
  };

  beforeAll(async () => {
    browser = await launchBrowser();
    session = await ConsoleSession.open(browser);
    await session.signIn();
    await session.page.getByTestId('nav-api-keys').click();
  });
  afterAll(async () => {
    await session.close();
    await browser.close();
  });

  it('are shown once, when they are made, and work from then on', async () => {
    const { page } = session;
    await page.getByTestId('api-key-create').click();
    await page.getByTestId('api-key-name').fill(name);
    await page.getByTestId('api-key-submit').click();
    key = (await page.getByTestId('api-key').textContent()) ?? '';
    expect(key).toMatch(/^etl_/);
    expect(await session.violations()).toEqual([]);
    await session.picture('api-key-made');
    await page.keyboard.press('Escape');
    await page.getByTestId('api-key-kept').check();
    await page.getByTestId('api-key-done').click();
    await page.getByRole('rowheader', { name }).waitFor();
    expect(await page.content()).not.toContain(key);
    expect(await statusWithKey()).toBe(200);
    expect(await session.violations()).toEqual([]);
    await session.picture('api-keys');
  });

  it('are refused as soon as they are revoked, for which their name is typed', async () => {
    const { page } = session;
    await page.getByRole('button', { name: `Revoke ${name}` }).click();
    await page.getByTestId('api-key-revoke-confirm').click();
    await page.getByText(`Type “${name}” to revoke this key.`).waitFor();
    expect(await statusWithKey()).toBe(200);
    await page.getByTestId('api-key-revoke-name').fill(name);
    await page.getByTestId('api-key-revoke-confirm').click();
    await page.getByRole('status').getByText(`“${name}” was revoked.`).waitFor();
    expect(await statusWithKey()).toBe(401);
  });

  it('are not shown to a member', async () => {
    const member = await ConsoleSession.open(browser);
    await member.signIn('member@demo.test');
    await member.page.waitForURL('**/datasets');
    expect(await member.page.getByTestId('nav-api-keys').count()).toBe(0);
    await member.page.goto('/settings/api-keys');
    await member.page.getByText('You need the Admin role to see API keys.').waitFor();
    expect(member.complaints).toEqual([]);
    await member.close();
  });

  it('leave no complaint in the browser console', () => {
    expect(session.complaints).toEqual([]);
  });
});
