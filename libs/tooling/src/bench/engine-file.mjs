/** One row in so many has a day that does not exist. */
const BAD_ROW_EVERY = 50;
const CHANNELS = ['Search', 'Social', 'Display'];

/** Rows that make about 10 MB. */
export const TEN_MEGABYTES = 151_803;

const two = (number) => String(number).padStart(2, '0');

/** An ad export of ten columns with quoted cells, 2 % of its rows bad; the same bytes for the same number of rows. */
export function adsFile(rows) {
  const lines = ['Date,Campaign,Channel,Cost,Clicks,Impressions,Conversions,Currency,Account,Note'];
  for (let i = 0; i < rows; i++) {
    const day = i % BAD_ROW_EVERY === BAD_ROW_EVERY - 1 ? '2026-02-30' : `2026-03-${two((i % 31) + 1)}`;
    const cost = ((i * 7919) % 1_000_000) / 100;
    const conversions = (i % 40) / 4;
    lines.push(
      `${day},"Brand, ${i % 400}",${CHANNELS[i % 3]},${cost},${i % 2000},${i % 9000},${conversions},EUR,A${i % 7},"a ""${i % 5}"""`,
    );
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}
