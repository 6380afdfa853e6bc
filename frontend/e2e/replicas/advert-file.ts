const CHANNELS = ['Search', 'Social', 'Display', 'Video', 'Email', 'Affiliate'];

const decimal = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

/** An export of `rows` data rows of one month, one in a hundred without a day, and what its import must come to. */
export function advertFile(rows: number) {
  const lines = ['Day,Campaign,Channel,Cost,Clicks,Conversions'];
  let cents = 0;
  let bad = 0;
  for (let row = 0; row < rows; row++) {
    const cost = (row * 7_919) % 100_000;
    const isBad = row % 100 === 99;
    const day = isBad ? '2026-02-30' : `2026-02-${String((row % 28) + 1).padStart(2, '0')}`;
    lines.push(`${day},Campaign ${row % 400},${CHANNELS[row % 6]},${decimal(cost)},${row % 50},${row % 3}`);
    if (isBad) bad += 1;
    else cents += cost;
  }
  return {
    file: { name: 'february.csv', mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`) },
    lines: lines.length,
    good: rows - bad,
    bad,
    spend: new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 }).format(cents / 100),
  };
}
