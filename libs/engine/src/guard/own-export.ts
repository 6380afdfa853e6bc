import { EXTRA_CELL_COLUMN, RECORD_EXPORT_COLUMNS, ROW_ERROR_EXPORT_COLUMNS } from '@etl-studio/contracts';
import type { OwnExport } from '../types';
import { unguarded } from './formula-guard';

const ADDED = ROW_ERROR_EXPORT_COLUMNS.length;

/** The export that wrote such a header; null for the header of any other file. */
export function ownExportOf(header: readonly string[]): OwnExport | null {
  const width = header.length;
  if (isEqual(header, RECORD_EXPORT_COLUMNS)) return { of: 'records', width, columns: width };
  if (width <= ADDED || !isEqual(header.slice(-ADDED), ROW_ERROR_EXPORT_COLUMNS)) return null;
  let columns = width - ADDED;
  while (columns > 1 && header[columns - 1] === EXTRA_CELL_COLUMN) columns--;
  return { of: 'errors', width, columns };
}

/** The header before the export: without the columns it added, and unguarded. */
export function restoredHeader(header: readonly string[], { columns }: OwnExport): string[] {
  return header.slice(0, columns).map(unguarded);
}

/** A row's cells before the export. Filled cells beyond its columns remain, so that they are found to be too many. */
export function restoredCells(cells: readonly string[], { of, width, columns }: OwnExport): string[] {
  if (of === 'records') return cells.map(unguarded);
  const original = [...cells.slice(0, width - ADDED), ...cells.slice(width)].map(unguarded);
  while (original.length > columns && original.at(-1) === '') original.pop();
  return original;
}

function isEqual(cells: readonly string[], names: readonly string[]): boolean {
  return cells.length === names.length && cells.every((cell, index) => cell === names[index]);
}
