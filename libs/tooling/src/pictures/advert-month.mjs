import { Random } from '../chaos/random.mjs';

const THEMES = [
  ...[
    'Amber Harvest',
    'Blue Lagoon',
    'City Bikes',
    'Daily Greens',
    'Early Bird',
    'Fjord Rain',
    'Garden Days',
  ],
  ...['Homecoming', 'Indigo Night', 'Juniper', 'Kite Week', 'Lantern Walk'],
];
const AIMS = ['Prospecting', 'Retargeting', 'Brand'];
/** Each with the share of a day's rows that is its, in hundredths. */
const CHANNELS = /** @type {const} */ ([
  ['Social', 31],
  ['Search', 27],
  ['Video', 16],
  ['Display', 13],
  ['Retail Media', 8],
  ['Email', 5],
]);
const COUNTRIES = ['DE', 'FR', 'NL', 'ES', 'IT'];

const campaigns = THEMES.flatMap((theme) => AIMS.map((aim) => `${theme} | ${aim}`));

/** Cents as a German export writes them, such as 1.234,56. */
function euros(cents) {
  const whole = String(Math.floor(cents / 100)).replaceAll(/\B(?=(\d{3})+$)/g, '.');
  return `${whole},${String(cents % 100).padStart(2, '0')}`;
}

function channelOf(random) {
  let left = random.between(1, 100);
  return CHANNELS.find(([, share]) => (left -= share) <= 0)?.[0] ?? 'Social';
}

/** The four faults, and how often in 1,000 rows. */
const faults = [
  { often: 4, cell: 3, text: 'pending' },
  { often: 2, cell: 0, text: '31.09.2026' },
  { often: 1, cell: 1, text: '' },
  { often: 1, cell: 4, text: 'many' },
];

/** The row's cells, a few times in a thousand with one of the faults. */
function spoilt(cells, random) {
  let draw = random.between(1, 1_000);
  const fault = faults.find(({ often }) => (draw -= often) <= 0);
  return fault ? cells.with(fault.cell, fault.text) : cells;
}

/**
 * An export of ads: `rows` rows over the days of one month, weekends lower, and on `spike` (a day of it) five times as
 * much spent in one channel.
 * @param {{ seed: number, month: string, from: number, to: number, rows: number, spike?: number, faulty?: boolean }} wanted
 * @returns {string} month as 09.2026
 */
export function advertMonth({ seed, month, from, to, rows, spike, faulty = true }) {
  const random = new Random(seed);
  const days = to - from + 1;
  const [number = '', year = ''] = month.split('.');
  const lines = ['Day;Campaign name;Media channel;Amount spent (EUR);Link clicks;Results;Country'];
  for (let row = 0; row < rows; row++) {
    const day = from + Math.floor((row * days) / rows);
    const weekday = new Date(Date.UTC(Number(year), Number(number) - 1, day)).getUTCDay();
    const channel = channelOf(random);
    const strength = (weekday % 6 === 0 ? 0.7 : 1) * (day === spike && channel === 'Social' ? 5 : 1);
    const cents = Math.round(strength * random.between(40, random.between(1, 60) === 1 ? 180_000 : 2_400));
    const clicks = Math.round(cents / random.between(30, 90));
    const cells = [
      `${String(day).padStart(2, '0')}.${month}`,
      random.pick(campaigns),
      channel,
      euros(cents),
      String(clicks),
      String(Math.round(clicks / random.between(14, 40))),
      random.pick(COUNTRIES),
    ];
    lines.push((faulty ? spoilt(cells, random) : cells).join(';'));
  }
  return `${lines.join('\r\n')}\r\n`;
}
