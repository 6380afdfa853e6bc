import { Client } from '../chaos/actors/client.mjs';
import { advertMonth } from './advert-month.mjs';

const MAPPING = {
  date: { source: 'Day', format: 'DD.MM.YYYY' },
  campaign: { source: 'Campaign name' },
  channel: { source: 'Media channel' },
  spend: { source: 'Amount spent (EUR)', decimal: ',' },
  clicks: { source: 'Link clicks', decimal: ',' },
  conversions: { source: 'Results', decimal: ',' },
};

export const september = () =>
  advertMonth({ seed: 9, month: '09.2026', from: 1, to: 24, rows: 100_000, spike: 14 });

/** As the month was exported three days before: without its last days, and some amounts not final. */
const early = (text) =>
  text
    .split('\r\n')
    .filter((line) => !/^2[2-4]\./.test(line))
    .map((line, row) => (row % 9 === 0 ? line.replace(/;\d,/, ';1,') : line))
    .join('\r\n');

/** An export whose days can be read two ways, so that somebody has to say which. */
export const AMBIGUOUS = [
  'Date,Campaign,Source,Costs,Clicks',
  ...Array.from({ length: 24 }, (_, n) =>
    [
      `${String((n % 6) + 3).padStart(2, '0')}/${String((n % 9) + 2).padStart(2, '0')}/2026`,
      `Kite Week | ${n % 2 ? 'Brand' : 'Prospecting'}`,
      n % 3 ? 'Search' : 'Video',
      `${120 + n * 7}.${10 + n}`,
      30 + n,
    ].join(','),
  ),
].join('\n');

/** An export without a column of channels, and with an O for a zero in one of the costs. */
export const TO_MAP = [
  'Day;Campaign name;Placement;Amount spent (EUR);Link clicks;Results;Country',
  ...advertMonth({ seed: 3, month: '09.2026', from: 1, to: 24, rows: 1_200, faulty: false })
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line, row) => (row === 4 ? line.replace(/;[\d.]+,\d\d;/, ';12,5O;') : line)),
].join('\r\n');

/**
 * Fills the demo's organization: datasets, two months of which one was imported twice and has rows to fix, and invites.
 * @param {string} url
 */
export async function seed(url) {
  const client = await new Client(() => [url]).signIn('owner@demo.test');
  const create = async (name, description) =>
    (await client.insist('POST', '/api/datasets', 201, { json: { name, description, currency: 'EUR' } })).id;
  const load = async (datasetId, name, text) => {
    const form = new FormData();
    for (const [key, value] of Object.entries({ datasetId, mapping: JSON.stringify(MAPPING), wait: '60' }))
      form.append(key, value);
    form.append('file', new Blob([text], { type: 'text/csv' }), name);
    return (await client.insist('POST', '/api/imports', 200, { body: form })).id;
  };
  await client.insist('PATCH', `/api/orgs/${client.orgId}`, 200, { json: { name: 'Nordlicht Media' } });
  const [fresh, ambiguous, dataset] = [
    await create('Instagram EU', 'Daily export, all markets'),
    await create('Newsletter partners', 'Weekly, from the partner portal'),
    await create('Meta Ads EU', 'Monthly export of the agency account'),
  ];
  await load(
    dataset,
    'august_meta.csv',
    advertMonth({ seed: 8, month: '08.2026', from: 1, to: 31, rows: 110_000, faulty: false }),
  );
  await load(dataset, 'september_meta_early.csv', early(september()));
  const run = await load(dataset, 'september_meta.csv', september());
  for (const email of ['ines@nordlicht.test', 'jonas@nordlicht.test'])
    await client.insist('POST', `/api/orgs/${client.orgId}/invites`, 201, {
      json: { email, role: 'MEMBER' },
    });
  return { client, fresh, ambiguous, dataset, run };
}
