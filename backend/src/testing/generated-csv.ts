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
  let hundredths = 0n;
  let clicks = 0;
  let invalidRows = 0;
  for (let row = 1; row <= rows; row++) {
    const bad = row % badEvery === 0;
    const cents = BigInt((row * 7919 + seed) % 100_000);
    const day = String((row % 31) + 1).padStart(2, '0');
    const date = bad ? '2026-02-30' : `2026-03-${day}`;
    const cost = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
    lines.push(
      `${date},"Campaign ${row % 40}, ""north""",${CHANNELS[row % 3]},${cost},${row % 200},${(row % 9) / 4}`,
    );
    if (bad) invalidRows += 1;
    else {
      hundredths += cents;
      clicks += row % 200;
    }
  }
  const spend = `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
  lines.push(`Total,,,${spend},${clicks},`);
  const exact = spend.replace(/\.?0+$/, '');
  return { text: `${lines.join('\n')}\n`, validRows: rows - invalidRows, invalidRows, spend: exact, clicks };
}
