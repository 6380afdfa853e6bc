import { quantile } from '../import/figures.mjs';

const frames = 600;

/**
 * In the page: scrolls from the first row to the last in so many frames.
 * @param {Element} table @returns {Promise<number[]>} ms between the frames
 */
async function scrollThrough(table, count) {
  const isScrolled = (/** @type {Element} */ element) => element.scrollHeight > element.clientHeight + 1_000;
  let grid = /** @type {Element | null} */ (table);
  while (grid && !isScrolled(grid)) grid = grid.parentElement;
  const inside = [...table.querySelectorAll('*')].find(isScrolled);
  const target = grid ?? inside;
  if (!target) throw new Error('Nothing here scrolls.');
  const step = (target.scrollHeight - target.clientHeight) / count;
  const gaps = [];
  let last = await new Promise(requestAnimationFrame);
  for (let frame = 1; frame <= count; frame++) {
    target.scrollTop = frame * step;
    const now = await new Promise(requestAnimationFrame);
    gaps.push(now - last);
    last = now;
  }
  return gaps;
}

/** All rows of a run scrolled past in ten seconds. @param {import('../console.mjs').Setting} setting */
export async function scrolledRows({ camera, seeded: { run } }) {
  const page = await camera.page({ theme: 'light', width: 1440, height: 900, frozen: false });
  await page.goto(`/runs/${run}/results`);
  const table = page.getByTestId('results-table');
  await table.getByText('Prospecting').first().waitFor();
  const gaps = await table.evaluate(scrollThrough, frames);
  await page.context().close();
  return [
    {
      what: '100,000 rows scrolled, frame p95',
      value: quantile(gaps, 0.95),
      digits: 1,
      unit: 'ms',
      goal: 50,
    },
    { what: '… frame p50', value: quantile(gaps), digits: 1, unit: 'ms' },
    { what: '… longest frame', value: Math.max(...gaps), digits: 1, unit: 'ms' },
  ];
}
