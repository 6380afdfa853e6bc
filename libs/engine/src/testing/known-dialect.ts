import { RowReader, type Dialect, type FileProfile } from '../index';
import { inspect } from './read-all';

const LIMITS = { maxColumns: 200, maxFieldChars: 10_000, maxRows: 500_000 };

/** The profile of a table whose dialect is known: what is written by it is parsed by it, nothing is guessed. */
export function profileOf(width: number, dialect: Partial<Dialect>): FileProfile {
  const names = Array.from({ length: width }, (_, i) => `c${i}`);
  const plain = inspect(`${names.join(',')}\n${names.map((_, i) => i).join(',')}\n`);
  return { ...plain, dialect: { ...plain.dialect, ...dialect }, notRows: [] };
}

/** The cells of all data rows. */
export function cellsBy(profile: FileProfile, chunks: Uint8Array[]): string[][] {
  const rows: string[][] = [];
  const reader = new RowReader(profile, LIMITS, ({ cells }) => rows.push([...cells]));
  for (const chunk of chunks) reader.push(chunk);
  reader.end();
  return rows;
}
