/** Cells as ad platforms, spreadsheets and their enemies write them. Each function takes a Random. */

const MONTHS = ['Jan', 'May', 'März', 'févr.', 'dez.', 'september', 'Mai', 'ago', 'Kas', '5月'];
const two = (number) => String(number).padStart(2, '0');

const ISO = (y, m, d) => `${y}-${two(m)}-${two(d)}`;
const DATE_FORMS = [
  ISO,
  (y, m, d) => `${two(d)}.${two(m)}.${y}`,
  (y, m, d) => `${m}/${d}/${y}`,
  (y, m, d) => `${d}/${m}/${y}`,
  (y, m, d) => `${d}-${m}-${y}`,
  (y, m, d) => `${y}${two(m)}${two(d)}`,
  (y, m, d) => `${y}/${m}/${d}`,
  (y, m, d) => `${MONTHS[m % MONTHS.length]} ${d}, ${y}`,
  (y, m, d) => `${two(d)} ${MONTHS[m % MONTHS.length]} ${y}`,
  (y, m, d) => `ter., ${d} de mai. de ${y}`,
  (y, m, d) => `${y}-${two(m)}-${two(d)} 23:59:59`,
  (y, m, d) => `${y}-${two(m)}-${two(d)}T00:00:00.000+14:00`,
  (y, m, d) => `${y}年${m}月${d}日`,
  (y, m, d) => `${two(d)}/${two(m)}/${two(y % 100)}`,
  (y, m) => String(40_000 + y + m),
];

const CURRENCIES = ['$', '€', 'R$\u00a0', 'USD ', ' EUR', '¥', ' kr', 'zł', '₺', 'CHF'];

const MONSTERS = [
  '1e1000000',
  '1E5',
  'Infinity',
  '-Infinity',
  'NaN',
  '0x10',
  '1_000',
  '٣٫١٤',
  '١٢٣',
  '9007199254740993',
  '-0',
  '1e30',
  '99999999999999999999999999999999',
  '0.0000000000001',
  '--5',
  '1,2,3',
  '1.2.3',
  '+',
  '()',
  '(1',
  '$',
  '%',
  '12%',
  '<5',
  '> 90%',
  '.',
  ',',
  '.5',
  '5.',
  '1,23,456',
  '1 234,56',
  '1\u202f234,56',
  "1'234.50",
  '1O0',
  '2026-02-30',
  '0000-00-00',
  '99999-01-01',
  '29/02/1900',
  '45/45/4545',
];

const TEXTS = [
  'Brand',
  'Search, brand',
  'Été – été',
  'キャンペーン',
  '日本',
  'Кампания',
  '😍',
  '👩‍👩‍👧',
  'é',
  '\u202eevil',
  'zero\u200bwidth',
  '\ufeffbom',
  '=HYPERLINK("http://x")',
  '+1',
  '@cmd',
  '__proto__',
  'constructor',
  'toString',
  'a"b',
  '"',
  '""',
  "it's",
  "'",
  '\\',
  '\\"',
  'line\nbreak',
  'line\r\nbreak',
  'line\rbreak',
  'tab\there',
  'a;b',
  'a|b',
  '#',
  '# note',
  ' padded ',
  '\u00a0',
  '<html>',
  '{"a":1}',
  '[1]',
  'x'.repeat(60),
];

const RARE_TEXTS = ['\0', 'a\0b', '\ud800', '\udc80x', '\ud83d', '\u2028', '\x1b', '\x07', '\x1a', '\x85'];

const MISSING = ['', '', '-', '--', ' --', '—', 'n/a', 'N/A', 'null', ' ', '\u00a0', '"'];

export function dateCell(random, form, year = 2026) {
  const date = DATE_FORMS[form] ?? ISO;
  return random.chance(0.02)
    ? date(random.pick([0, 1, 1899, 9999, 99_999]), random.below(15), random.below(40))
    : date(year, random.between(1, 12), random.between(1, 28));
}

export const dateForms = DATE_FORMS.length;

export function numberCell(random, decimal) {
  const whole = String(random.size(0, 10 ** random.below(8)));
  const thousands = decimal === ',' ? random.pick(['.', ' ', '\u00a0']) : random.pick([',', "'"]);
  const grouped = random.chance(0.3) ? whole.replace(/\B(?=(\d{3})+$)/g, thousands) : whole;
  const fraction = random.chance(0.6) ? decimal + two(random.below(100)) : '';
  const amount = grouped + fraction;
  if (random.chance(0.85)) return amount;
  const currency = random.pick(CURRENCIES);
  return random.pick([`-${amount}`, `(${amount})`, `${amount}-`, currency + amount, amount + currency]);
}

export const countCell = (random) => String(random.size(0, 100_000));

export function textCell(random) {
  if (random.chance(0.004)) return random.pick(RARE_TEXTS);
  if (random.chance(0.001)) return 'y'.repeat(random.between(9_990, 10_010));
  return random.chance(0.4) ? `Campaign ${random.below(20)}` : random.pick(TEXTS);
}

export const oddCell = (random) =>
  random.pick([random.pick(MONSTERS), random.pick(MISSING), textCell(random)]);
