import { mkdirSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';

export const DEMO = { email: 'owner@demo.test', password: 'etl-studio-demo' };

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** An environment variable that the e2e target sets, e.g. `E2E_URL`, the address of the running product. */
export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the suite with its target, "nx e2e frontend"`);
  return value;
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: required('CHROMIUM_PATH'), args: FLAGS });
}

/** A browser session on the product that remembers everything the page complained about. */
export class ConsoleSession {
  readonly complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      // A refused request is logged by the browser itself; what the console makes of it is what is tested.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        this.complaints.push(message.text());
      }
    });
  }

  static async open(
    browser: Browser,
    theme: 'light' | 'dark' = 'light',
    width = 1440,
    height = 900,
  ): Promise<ConsoleSession> {
    const context = await browser.newContext({
      baseURL: required('E2E_URL'),
      viewport: { width, height },
      colorScheme: theme,
      locale: 'en-US',
      acceptDownloads: true,
    });
    return new ConsoleSession(context, await context.newPage());
  }

  async signIn(email = DEMO.email, password = DEMO.password): Promise<void> {
    await this.page.goto('/login');
    await this.page.getByTestId('login-email').fill(email);
    await this.page.getByTestId('login-password').fill(password);
    await this.page.getByTestId('login-submit').click();
  }

  /** Creates a dataset through the dialog and ends on its page. */
  async createDataset(name: string): Promise<void> {
    await this.page.getByTestId('nav-datasets').click();
    await this.page.getByTestId('dataset-create').first().click();
    await this.page.getByTestId('dataset-name').fill(name);
    await this.page.getByTestId('dataset-submit').click();
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  /** Chooses a file for upload on a dataset's page. */
  async chooseFile(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.page.getByTestId('dataset-file-input').setInputFiles(file);
  }

  /** Keeps a picture under dist/e2e, for people to look at. */
  async picture(name: string): Promise<void> {
    const folder = path.resolve('dist/e2e');
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: path.join(folder, `${name}.png`) });
  }

  /** What axe finds wrong with the page as it stands (WCAG 2.2 A and AA), a line each. */
  async violations(): Promise<string[]> {
    await this.settled();
    await this.page.evaluate(axe.source);
    return this.page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
      });
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
    });
  }

  /** Waits until nothing moves: colours that are half faded in have no contrast to judge. */
  private async settled(): Promise<void> {
    await this.page.evaluate(async () => {
      const ending = document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
      await Promise.allSettled(ending.map(({ finished }) => finished));
    });
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
