import type { RowError } from '@etl-studio/contracts';

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** About how large a download of `count` rows is, in bytes, when they are like those at hand; null without any. */
export function downloadBytes(rows: readonly RowError[], count: number): number | null {
  if (rows.length === 0) return null;
  const known = rows.reduce((sum, row) => sum + bytesOf(lineOf(row)), 0);
  return Math.round((known / rows.length) * count);
}

/** The row as the download has it: its cells, `_row` and `_errors`. */
function lineOf({ row, rowNumber, errors }: RowError): string {
  const reasons = errors.map(({ column, code, message }) => `${column ?? code}: ${message}`).join('; ');
  return `${[...Object.values(row), rowNumber, reasons].join(',')}\n`;
}
