import type { CellError, RowErrorCode } from '@etl-studio/contracts';
import { cut, shown, storable } from '../cells';
import { hasExtraCells } from '../parse/data-rows';
import type { EngineLimits, RawRow } from '../types';

/** New cells by their index in the row. */
export type CellPatch = ReadonlyMap<number, string>;

/** What a mended row is checked against. */
export interface MendedTable {
  /** Columns of the file; cells beyond them are too many. */
  columns: readonly { name: string }[];
  limits: Pick<EngineLimits, 'maxFieldChars'>;
}

const VALUE_CHARS = 200;
/** Signs that stand in the cells of rejected rows for what is no text. */
const SIGNS: Partial<Record<RowErrorCode, string>> = { nul_byte: '\u2400', bad_encoding: '\ufffd' };

const QUOTED = /^\s*"/;

/**
 * A rejected row with new cells, as if its file had them. A fault of the row itself stays until the cells that it is
 * about are new: all that hold signs for what is no text, the one that the quote opens, those that are too many.
 */
export function mendedRow(row: RawRow, patch: CellPatch, table: MendedTable): RawRow {
  const width = Math.max(row.cells.length, ...[...patch.keys()].map((index) => index + 1));
  const cells = Array.from({ length: width }, (_, index) => patch.get(index) ?? row.cells[index] ?? '');
  const kept = row.faults.filter((fault) => stillStands(fault, row, cells, patch, table));
  const fresh = [...patch].flatMap(([index, cell]) => faultsOfCell(cell, index, table));
  const known = kept.some(({ code }) => code === 'too_many_fields');
  const extra = known ? [] : faultOfExtraCells(cells, table);
  return { ...rowParts(row), cells, faults: [...kept, ...fresh, ...extra] };
}

function rowParts({ rowNumber, line, lines, byteOffset }: RawRow): Omit<RawRow, 'cells' | 'faults'> {
  return { rowNumber, line, lines, byteOffset };
}

function stillStands(
  { code, column }: CellError,
  row: RawRow,
  cells: readonly string[],
  patch: CellPatch,
  { columns, limits }: MendedTable,
): boolean {
  const isNew = patch.has(columns.findIndex(({ name }) => name === column));
  if (code === 'too_many_fields') return hasExtraCells([...cells], columns.length);
  const isAbout = (cell: string) => {
    // It was cut at the limit, or a character before it.
    if (code === 'too_long') return cell.length >= limits.maxFieldChars - 1;
    if (code === 'unclosed_quote') return !isNew && QUOTED.test(cell);
    return cell.includes(SIGNS[code] ?? '');
  };
  if (!row.cells.some(isAbout)) return !isNew;
  return row.cells.some((cell, index) => !patch.has(index) && isAbout(cell));
}

function faultsOfCell(cell: string, index: number, { columns }: MendedTable): CellError[] {
  const column = columns[index]?.name ?? null;
  const fault = (code: RowErrorCode, message: string): CellError => ({
    code,
    field: null,
    column,
    message,
    value: storable(cut(cell, VALUE_CHARS)),
  });
  const faults: CellError[] = [];
  if (cell.includes('\0'))
    faults.push(
      fault('nul_byte', `The new cell holds a NUL byte (in ${shown(cell)}), which is no text. Remove it.`),
    );
  if (cell.includes('\ufffd'))
    faults.push(
      fault(
        'bad_encoding',
        `The new cell holds a sign for unreadable bytes (in ${shown(cell)}). Write the text out.`,
      ),
    );
  return faults;
}

function faultOfExtraCells(cells: readonly string[], { columns }: MendedTable): CellError[] {
  const width = columns.length;
  if (!hasExtraCells([...cells], width)) return [];
  const message = `The row has ${cells.length} cells, the table ${width} columns; the first beyond them is ${shown(cells[width] ?? '')}. Empty the cells beyond the table.`;
  const value = storable(cut(cells[width] ?? '', VALUE_CHARS));
  return [{ code: 'too_many_fields', field: null, column: null, message, value }];
}
