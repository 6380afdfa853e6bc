import { AMBIGUOUS, TO_MAP } from './seed.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {Awaited<ReturnType<typeof import('./seed.mjs').seed>>} Seeded
 * @typedef {{ name: string, phone?: boolean, come: (page: Page, seeded: Seeded) => Promise<unknown> }} Scene
 */

const choose = (page, datasetId, name, text) =>
  page
    .goto(`/datasets/${datasetId}`)
    .then(() =>
      page
        .getByTestId('dataset-file-input')
        .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) }),
    )
    .then(() => page.waitForURL('**/import*'));

async function mapping(page, { fresh }) {
  await choose(page, fresh, 'september_instagram.csv', TO_MAP);
  await page.getByTestId('dry-run-sums').waitFor();
  await page.evaluate(() => scrollTo(0, 0));
}

async function analytics(page, { dataset }) {
  await page.goto(`/analytics?datasetId=${dataset}&from=2026-08-26&to=2026-09-24`);
  await page
    .getByTestId('analytics-anomalies')
    .getByText(/14 Sep/)
    .first()
    .waitFor();
  // Drawn into lines that are there before.
  await page.getByTestId('analytics-campaigns').locator('ui-sparkline').first().waitFor();
}

/** What is not live. @type {Scene[]} */
export const scenes = [
  { name: 'mapping', come: mapping },
  { name: 'mapping-phone', phone: true, come: mapping },
  {
    name: 'ambiguity',
    async come(page, { ambiguous }) {
      await choose(page, ambiguous, 'partners_week_40.csv', AMBIGUOUS);
      await page.getByRole('radio').first().waitFor();
    },
  },
  {
    name: 'succeeded',
    async come(page, { run }) {
      await page.goto(`/runs/${run}`);
      await page
        .getByTestId('run-receipt')
        .getByText(/is accounted for/)
        .waitFor();
    },
  },
  {
    name: 'results',
    async come(page, { run }) {
      await page.goto(`/runs/${run}/results?search=amber&channel=Social&minSpend=10`);
      await page.getByTestId('results-table').getByText('Amber Harvest').first().waitFor();
    },
  },
  {
    name: 'errors',
    async come(page, { run }) {
      await page.goto(`/runs/${run}/errors?code=invalid_number&field=spend`);
      await page.getByTestId('alike-value').fill('0,00');
      await page.getByText(/will be imported/).waitFor();
    },
  },
  { name: 'analytics', come: analytics },
  { name: 'analytics-phone', phone: true, come: analytics },
  {
    name: 'compare',
    async come(page, { dataset }) {
      await page.goto(`/datasets/${dataset}/compare`);
      await page.getByTestId('compare-diff-cards').waitFor();
      await page.getByTestId('compare-records').waitFor();
    },
  },
  {
    name: 'schema-impact',
    async come(page, { dataset }) {
      await page.goto(`/datasets/${dataset}/schema`);
      await page.getByTestId('schema-rules-spend-min').fill('1');
      await page
        .getByText(/more rows? would fail|rows? would fail/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'members',
    async come(page) {
      await page.goto('/team');
      await page.getByText('admin@demo.test').waitFor();
    },
  },
  {
    name: 'api-key',
    async come(page) {
      await page.goto('/settings/api-keys');
      await page.getByRole('button', { name: 'Create key' }).first().click();
      await page.getByRole('dialog').getByRole('textbox').first().fill('Nightly upload');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /Create/ })
        .click();
      await page
        .getByText(/not see this key again|shown once|only time/i)
        .first()
        .waitFor();
    },
  },
  {
    name: 'health',
    async come(page) {
      await page.goto('/admin/health');
      await page
        .getByText('All systems are working')
        .or(page.getByText(/Components/))
        .first()
        .waitFor();
    },
  },
];
