import { EXTRA_CELL_COLUMN, RECORD_EXPORT_COLUMNS, ROW_ERROR_EXPORT_COLUMNS } from '@etl-studio/contracts';
import type { OwnExport } from '../types';
import { unguarded } from './formula-guard';

/** The export that wrote such a header; null for the header of any other file. */
export function ownExportOf(header: readonly string[]): OwnExport | null {
  const width = header.length;
  if (isEqual(header, RECORD_EXPORT_COLUMNS)) return { of: 'records', width };
  const added = ROW_ERROR_EXPORT_COLUMNS.length;
  return width > added && isEqual(header.slice(-added), ROW_ERROR_EXPORT_COLUMNS)
    ? { of: 'errors', width }
    : null;
}

/** The header before the export: without the columns it added, and unguarded. */
export function restoredHeader(header: readonly string[], own: OwnExport): string[] {
  const names = header.map(unguarded);
  if (own.of === 'records') return names;
  const original = names.slice(0, -ROW_ERROR_EXPORT_COLUMNS.length);
  while (original.at(-1) === EXTRA_CELL_COLUMN) original.pop();
  return original;
}

/** A row's cells before the export. Cells beyond the header remain, so that they are found to be too many. */
export function restoredCells(cells: readonly string[], { of, width }: OwnExport): string[] {
  const original =
    of === 'records'
      ? cells
      : [...cells.slice(0, width - ROW_ERROR_EXPORT_COLUMNS.length), ...cells.slice(width)];
  return original.map(unguarded);
}

function isEqual(cells: readonly string[], names: readonly string[]): boolean {
  return cells.length === names.length && cells.every((cell, index) => cell === names[index]);
}
