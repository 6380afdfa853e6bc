import { isBlank, isInk } from '../cells';
import type { TextRow } from './text-row';

const HASH = 35;

/** Whether a record below the header is one that nobody counts: all blank, or a `#` comment without the table's column count. */
export function isSkipped(row: TextRow, width: number): boolean {
  const isEmpty = row.isEmpty(0);
  if (!isEmpty) {
    const code = row.piece.bytes[row.start(0)] ?? 0;
    if (code !== HASH && isInk(code)) return false;
  }
  // A file may be made of line ends: they cost no strings.
  if (row.width === 1 && isEmpty) return true;
  if (row.width !== width && isComment(row)) return true;
  return row.cells.every(isBlank);
}

export function isComment(row: TextRow): boolean {
  return !row.isEmpty(0) && row.piece.bytes[row.start(0)] === HASH;
}

/** Whether cells beyond the table's width hold anything. */
export function hasExtraCells(cells: string[], width: number): boolean {
  for (let i = width; i < cells.length; i++) if (!isBlank(cells[i] ?? '')) return true;
  return false;
}
