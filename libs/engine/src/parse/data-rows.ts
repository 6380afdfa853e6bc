import { isBlank } from '../cells';

/** Whether a record below the header is one that nobody counts: all blank, or a `#` comment without the table's column count. */
export function isSkipped(cells: string[], width: number): boolean {
  const [first = ''] = cells;
  if (first.length > 0 && first.charCodeAt(0) !== 35 && !isBlank(first)) return false;
  if (first.charCodeAt(0) === 35 && cells.length !== width) return true;
  return cells.every(isBlank);
}

/** Whether cells beyond the table's width hold anything. */
export function hasExtraCells(cells: string[], width: number): boolean {
  for (let i = width; i < cells.length; i++) if (!isBlank(cells[i] ?? '')) return true;
  return false;
}
