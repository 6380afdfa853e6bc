import { writeFileSync } from 'node:fs';

const CHANNELS = ['Search', 'Social', 'Display', 'Video, bumper', 'Email'];
const DAYS = 28;

/** The mapping that fits these files. */
export const MAPPING = {
  date: { source: 'Day', format: 'YYYY-MM-DD' },
  campaign: { source: 'Campaign' },
  channel: { source: 'Channel' },
  spend: { source: 'Cost', decimal: '.' },
  clicks: { source: 'Clicks' },
  conversions: { source: 'Conv.' },
};

const quoted = (text) => `"${text.replaceAll('"', '""')}"`;

/**
 * Writes an export of ads of `rows` data rows: quotes, commas and newlines in cells, and some rows with an impossible
 * day or a cost that is none.
 * @param {string} path @param {number} rows @param {import('../random.mjs').Random} random
 */
export function writeAdvertFile(path, rows, random) {
  const lines = ['Day,Campaign,Channel,Cost,Clicks,Conv.'];
  for (let row = 0; row < rows; row++) {
    const bad = random.between(1, 60);
    const day = bad === 1 ? '2026-02-30' : `2026-02-${String(random.between(1, DAYS)).padStart(2, '0')}`;
    const cost =
      bad === 2 ? 'n.n.' : `${random.between(0, 9_999)}.${String(random.between(0, 99)).padStart(2, '0')}`;
    const campaign =
      random.between(1, 9) === 1 ? `Spring "${row % 50}"\nsecond line` : `Campaign ${row % 400}`;
    const cells = [
      day,
      quoted(campaign),
      quoted(random.pick(CHANNELS)),
      cost,
      random.between(0, 500),
      `${random.between(0, 99)}.5`,
    ];
    lines.push(cells.join(','));
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
}
