import type { ImportTally, LineCounts, RowReader } from '@etl-studio/engine';

/** What an attempt read, kept with the run that it published. Amounts are exact decimal strings. */
export interface KeptReceipt {
  /** Physical lines of the file, counted by its line ends. */
  total: number;
  /** Lines that are no data rows, as the reader found them. */
  lines: LineCounts;
  imported: ImportTally['imported'];
  /** Of rejected rows, what parses. */
  rejected: ImportTally['rejected'];
}

export function keptReceipt(
  total: number,
  { lines }: Pick<RowReader, 'lines'>,
  tally: ImportTally,
): KeptReceipt {
  return { total, lines, imported: tally.imported, rejected: tally.rejected };
}
