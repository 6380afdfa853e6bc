import { countCell, dateCell, dateForms, numberCell, oddCell, textCell } from './cells.mjs';

/** Headers that invite the suggestion of each field, and some that must not. */
const NAMES = {
  date: [
    'Day',
    'Date',
    'Tag',
    'Jour',
    'Data',
    '日',
    'Reporting starts',
    'GregorianDate',
    'Start Date (in UTC)',
  ],
  text: [
    'Campaign',
    'Campaign name',
    'Kampagne',
    'Campagne',
    'キャンペーン',
    'Ad group',
    'Status',
    'Account',
  ],
  channel: ['Channel', 'Campaign type', 'Network', 'Session source / medium'],
  amount: [
    'Cost',
    'Spend',
    'Amount spent (EUR)',
    'Kosten',
    'Coût',
    '費用',
    'Conversions',
    'Conv. value',
    'Avg. CPC',
  ],
  count: ['Clicks', 'Klicks', 'Link clicks', 'Impressions', 'Interactions', 'Campaign ID', 'Results'],
  odd: ['', ' ', 'Cost', '__proto__', 'constructor', 'toString', 'Currency', 'a\nb', '"', '\ud800', '1', '#'],
};
const KINDS = /** @type {const} */ (['date', 'text', 'amount', 'count', 'channel', 'odd']);

const PREAMBLES = [
  ['Campaign report'],
  ['March 27, 2026 - April 23, 2026'],
  ['1 June 2026 - 25 June 2026'],
  ['Report Name: Daily'],
  ['Report Start: 2026-05-01'],
  ['# ----------------'],
  ['# Start date: 20260801', 'x'],
  [''],
  ['All time', '', ''],
  ['Rapport sur les campagnes'],
];
const TOTALS = [
  'Total',
  'Total: Account',
  'Gesamt:',
  'Grand total',
  '合計',
  'Total of 3 results',
  '',
  '-',
  'Summe',
];
const NOTES = [
  ['©2026 Microsoft Corporation. All rights reserved. '],
  [''],
  ['Report Time:', '2026/07/02 10:00'],
  ['Filter by'],
  ['# end'],
];

/** A table as rows of cells: title lines, header, data, totals and notes, each of which may be odd or absent. */
export function randomTable(random) {
  const columns = random.list(random.size(1, random.chance(0.01) ? 220 : 12), (i) => columnOf(random, i));
  const rows = random.list(random.size(0, rowsOf(random)), () => rowOf(random, columns));
  return [
    ...(random.chance(0.3) ? random.list(random.size(1, 6), () => random.pick(PREAMBLES)) : []),
    ...(random.chance(0.92) ? [columns.map(({ name }) => name)] : []),
    ...(random.chance(0.1) ? [totalOf(random, columns)] : []),
    ...rows,
    ...(random.chance(0.3) ? random.list(random.size(1, 4), () => totalOf(random, columns)) : []),
    ...(random.chance(0.2) ? random.list(random.size(1, 4), () => random.pick(NOTES)) : []),
  ];
}

/** Small tables find as much as large ones, and many more of them are tried. */
function rowsOf(random) {
  if (random.chance(0.95)) return 14;
  return random.chance(0.98) ? 120 : 2_000;
}

function columnOf(random, index) {
  const kind = random.chance(0.7) ? KINDS[index % 4] : random.pick(KINDS);
  return {
    kind,
    name: random.pick(NAMES[kind]),
    form: random.below(dateForms),
    decimal: random.pick(['.', '.', ',']),
    odd: random.chance(0.2) ? 0.3 : 0.01,
  };
}

function rowOf(random, columns) {
  const cells = columns.map((column) => cellOf(random, column));
  if (random.chance(0.97)) return cells;
  return random.pick([
    cells.slice(0, random.below(cells.length + 1)),
    [...cells, ''],
    [...cells, 'extra', 'x'],
  ]);
}

function cellOf(random, { kind, form, decimal, odd }) {
  if (random.chance(odd)) return oddCell(random);
  if (kind === 'date') return dateCell(random, form);
  if (kind === 'amount') return numberCell(random, decimal);
  return kind === 'count' ? countCell(random) : textCell(random);
}

function totalOf(random, columns) {
  const label = random.below(columns.length);
  return columns.map(({ kind, decimal }, i) => {
    if (i === label) return random.pick(TOTALS);
    return kind === 'amount' || kind === 'count'
      ? numberCell(random, decimal)
      : random.pick(['', '-', ' --']);
  });
}
