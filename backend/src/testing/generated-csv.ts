export interface GeneratedCsv {
  text: string;
  validRows: number;
  invalidRows: number;
  /** Exact, as Postgres prints `trim_scale(sum(spend))`. */
  spend: string;
  clicks: number;
}

const CHANNELS = ['Search', 'Social', 'Display'];

/** A file of `rows` data rows over 31 days, every `badEvery`-th with an impossible date, and a totals row. */
export function generatedCsv(rows: number, { badEvery = 50, seed = 1 } = {}): GeneratedCsv {
  const lines = ['Date,Campaign,Channel,Cost,Clicks,Conversions'];
  const valid = { hundredths: 0n, clicks: 0 };
  const all = { hundredths: 0n, clicks: 0 };
  let invalidRows = 0;
  for (let row = 1; row <= rows; row++) {
    const bad = row % badEvery === 0;
    const hundredths = BigInt((row * 7919 + seed) % 100_000);
    const clicks = row % 200;
    const date = bad ? '2026-02-30' : `2026-03-${String((row % 31) + 1).padStart(2, '0')}`;
    const campaign = `"Campaign ${row % 40}, ""north"""`;
    lines.push(`${date},${campaign},${CHANNELS[row % 3]},${amount(hundredths)},${clicks},${(row % 9) / 4}`);
    if (bad) invalidRows += 1;
    for (const sum of bad ? [all] : [all, valid]) {
      sum.hundredths += hundredths;
      sum.clicks += clicks;
    }
  }
  // The platform knows the day that the file spoils: its total counts such rows too.
  lines.push(`Total,,,${amount(all.hundredths)},${all.clicks},`);
  return {
    text: `${lines.join('\n')}\n`,
    validRows: rows - invalidRows,
    invalidRows,
    spend: amount(valid.hundredths).replace(/\.?0+$/, ''),
    clicks: valid.clicks,
  };
}

function amount(hundredths: bigint): string {
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}
