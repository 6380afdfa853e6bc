import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

/** The instant at which every picture is taken, give or take seconds. */
const NOW = Date.parse('2026-09-25T08:30:00Z');

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--hide-scrollbars'];

const instant = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;

/** What a page shows in the place of what it has asked for. */
const LOADING = 'ui-skeleton, [aria-busy="true"]';

/** In the page. @param {string} loading a selector */
const isAllThere = (loading) =>
  [...document.querySelectorAll(loading)].every((part) => {
    const { top, bottom } = part.getBoundingClientRect();
    return bottom <= 0 || top >= innerHeight || !part.checkVisibility({ visibilityProperty: true });
  });

/** @typedef {{ theme: 'light' | 'dark', width: number, height: number, frozen?: boolean }} View */

/** Takes pictures of the console at a fixed instant. */
export class Camera {
  /** @param {{ url: string, folder: string, executablePath: string }} place */
  static async open({ url, folder, executablePath }) {
    mkdirSync(folder, { recursive: true });
    return new Camera(await chromium.launch({ executablePath, args: flags }), url, folder);
  }

  /** @param {import('playwright-core').Browser} browser @param {string} url @param {string} folder */
  constructor(browser, url, folder) {
    this.browser = browser;
    this.url = url;
    this.folder = folder;
  }

  /** A page of somebody who is signed in. @param {View} view */
  async page({ theme, width, height, frozen = true }) {
    const context = await this.browser.newContext({
      baseURL: this.url,
      viewport: { width, height },
      colorScheme: theme,
      locale: 'en-GB',
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
    });
    await context.request.post('/api/auth/login', {
      headers: { 'X-Requested-With': 'etl-studio' },
      data: { email: 'owner@demo.test', password: 'etl-studio-demo' },
    });
    const page = await context.newPage();
    if (frozen) await this.#freeze(page);
    return page;
  }

  /** @param {import('playwright-core').Page} page */
  async #freeze(page) {
    // It goes on from there: what waits for a pause in typing looks at the clock.
    await page.clock.install({ time: NOW });
    const shift = NOW - Date.now();
    await page.route(
      // The stream of a run that has ended ends; that of all runs never does.
      (address) => address.pathname.startsWith('/api/') && address.pathname !== '/api/events',
      async (route) => {
        // A page that is closed meanwhile needs no answer.
        await this.#shifted(route, shift).catch(() => undefined);
      },
    );
  }

  /** @param {import('playwright-core').Route} route @param {number} shift in ms */
  async #shifted(route, shift) {
    const response = await route.fetch();
    if (!/json|event-stream/.test(response.headers()['content-type'] ?? ''))
      return route.fulfill({ response });
    const text = await response.text();
    const body = text.replaceAll(instant, (at) => new Date(Date.parse(at) + shift).toISOString());
    return route.fulfill({ response, body });
  }

  /** When nothing in sight is on its way any more. @param {import('playwright-core').Page} page */
  async take(page, name) {
    await page.waitForFunction(isAllThere, LOADING, { polling: 100 });
    await page.evaluate(async () => {
      await document.fonts.ready;
      const ending = document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
      await Promise.allSettled(ending.map(({ finished }) => finished));
    });
    await page.screenshot({ path: path.join(this.folder, `${name}.png`), caret: 'hide' });
  }

  close() {
    return this.browser.close();
  }
}
