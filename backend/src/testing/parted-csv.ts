import { generatedCsv } from './generated-csv';

/** A few bytes a part: a file of 25,000 rows has several. */
export const PART_BYTES = '250000';
/** Large enough for tables of its own, without which a file is not loaded in parts. */
const ROWS = 24_000;

const NOT_ROWS = ['', ',,,,,', '# exported by nobody'];

/**
 * A file that is hard to cut: quoted line ends in most cells of a column, quotes that nobody closes, ragged rows, blank
 * lines and comments between the rows, line ends of both kinds, impossible dates, and a totals row.
 */
export function hardToCutCsv(seed = 1): string {
  const [header, ...rows] = generatedCsv(ROWS, { seed, badEvery: 37 }).text.trimEnd().split('\n');
  const total = rows.pop();
  const lines = rows.map((row, n) => {
    if (n % 5 < 3)
      return row.replace('north', `north\n2026-03-01,no row,${n},1,1,1\r\n${'~'.repeat(n % 90)}`);
    if (n % 503 === 4) return `${row},one,too,many`;
    if (n % 211 === 3) return row.split(',').slice(0, 4).join(',');
    if (n % 1009 === 4) return row.replace(/"Campaign/, '"Offen');
    return row;
  });
  const between = lines.flatMap((line, n) => (n % 997 === 0 ? [line, NOT_ROWS[n % 3] ?? ''] : [line]));
  return [header, ...between.map((line, n) => (n % 4 ? line : `${line}\r`)), total, ''].join('\n');
}
