import type { CellError, RowErrorCode } from '@etl-studio/contracts';
import type { RowErrorRow } from './row-errors.repository';

/** What the cells of rejected rows are called: the columns of the file, and by their place where a row has more. */
export function cellName(names: readonly string[], index: number): string {
  return names[index] ?? `Column ${index + 1}`;
}

/** The raw cells of a rejected row by column name. */
export function cellsByName({ cells }: RowErrorRow, names: readonly string[]): Record<string, string> {
  // Built from entries: a column may be called __proto__.
  return Object.fromEntries(cells.map((cell, index): [string, string] => [cellName(names, index), cell]));
}

export function errorsOf(row: RowErrorRow): CellError[] {
  return row.codes.map((code, index) => cellErrorAt(row, code, index));
}

function cellErrorAt(row: RowErrorRow, code: RowErrorCode, index: number): CellError {
  return {
    code,
    field: row.fields[index] || null,
    column: row.columns[index] || null,
    message: row.messages[index] ?? '',
    value: row.raw_values[index] ?? null,
  };
}
