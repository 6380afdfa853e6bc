import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from '../import/figures.mjs';

const rounds = 5;

/** In the page: the largest paint, in ms since the navigation, and how much what was painted moved. */
function watchPaints() {
  const seen = { lcp: 0, cls: 0 };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.lcp = Math.max(seen.lcp, entry.startTime);
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of /** @type {any[]} */ (list.getEntries()))
      if (!entry.hadRecentInput) seen.cls += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

/** First visits, nothing in the cache: medians of a few. @param {import('../console.mjs').Setting} setting */
export async function firstPages({ camera, seeded: { dataset, run } }) {
  const addresses = {
    datasets: '/datasets',
    dataset: `/datasets/${dataset}`,
    runs: '/runs',
    run: `/runs/${run}`,
    results: `/runs/${run}/results`,
    'rows with errors': `/runs/${run}/errors`,
    analytics: `/analytics?datasetId=${dataset}&from=2026-08-26&to=2026-09-24`,
  };
  const figures = [];
  for (const [name, address] of Object.entries(addresses)) {
    const paints = [];
    for (let round = 0; round < rounds; round++) paints.push(await visit(camera, address));
    const lcp = quantile(paints.map((paint) => paint.lcp));
    const cls = quantile(paints.map((paint) => paint.cls));
    figures.push({ what: `${name}, largest paint`, value: lcp, unit: 'ms', goal: 1_000 });
    figures.push({ what: `${name}, layout shift`, value: cls, digits: 3, unit: '', goal: 0.02 });
  }
  return figures;
}

async function visit(camera, address) {
  const page = await camera.page({ theme: 'light', width: 1440, height: 900, frozen: false });
  await page.addInitScript(watchPaints);
  // Each visit has a window of its own, which Chromium draws with the same processors: people come by an open one.
  await sleep(1_500);
  await page.goto(address, { waitUntil: 'commit' });
  // Whatever is asked of the page runs in it, the first time with 300 kB of Playwright's own script: not before all is painted.
  await sleep(2_500);
  await page.locator('main h1').waitFor();
  if ((await page.locator('ui-skeleton').count()) > 0) throw new Error(`${address} was not there in time.`);
  const seen = await page.evaluate(() => /** @type {any} */ (globalThis).seen);
  await page.context().close();
  return seen;
}
