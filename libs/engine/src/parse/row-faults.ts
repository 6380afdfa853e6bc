import type { CellError, RowErrorCode } from '@etl-studio/contracts';
import { cut, shown, storable } from '../cells';
import type { EngineLimits } from '../types';
import { hasExtraCells } from './data-rows';
import {
  RECORD_BAD_BYTES,
  RECORD_LONG_CELL,
  RECORD_MANY_CELLS,
  RECORD_NUL,
  RECORD_TEXT_AFTER_QUOTE,
  RECORD_UNCLOSED_QUOTE,
} from './record-marks';
import type { TextRow } from './text-row';

const VALUE_CHARS = 200;
const NONE: CellError[] = [];

/** What makes the row as a whole unfit, whatever its cells mean. The shared empty list for a sound row. */
export function rowFaults(
  row: TextRow,
  columns: readonly { name: string }[],
  limits: EngineLimits,
  encoding: string,
): CellError[] {
  const width = columns.length;
  const sound = (row.marks & ~RECORD_TEXT_AFTER_QUOTE) === 0;
  if (sound && (row.width <= width || !hasExtraCells(row.cells, width))) return NONE;
  const { cells, marks, line } = row;
  const faults: CellError[] = [];
  const fault = (code: RowErrorCode, index: number, message: string) =>
    faults.push({
      code,
      field: null,
      column: columns[index]?.name ?? null,
      message,
      value: valueAt(cells, index),
    });

  if (marks & RECORD_UNCLOSED_QUOTE) {
    const at = Math.min(cells.length, width) - 1;
    fault(
      'unclosed_quote',
      at,
      `A quote that opens on line ${line} is never closed, so the row was read to the end of its line. Close the quote, or double it if it belongs to the text.`,
    );
  }
  if (marks & RECORD_NUL) {
    const at = cells.findIndex((cell) => cell.includes('\0'));
    fault(
      'nul_byte',
      at,
      `The row holds a NUL byte (in ${shown(cells[at] ?? '')}), which is no text. Remove it and upload the file again.`,
    );
  }
  if (marks & RECORD_BAD_BYTES) {
    const at = cells.findIndex((cell) => cell.includes('\ufffd'));
    fault(
      'bad_encoding',
      at,
      `The row holds bytes that are no ${encoding} text (in ${shown(cells[at] ?? '')}). Save the file as UTF-8 and upload it again.`,
    );
  }
  if (marks & RECORD_LONG_CELL) {
    const at = cells.findIndex((cell) => cell.length >= limits.maxFieldChars - 1);
    fault(
      'too_long',
      at,
      `A cell is longer than the ${limits.maxFieldChars} characters allowed. Shorten it, or check for a quote that is not closed.`,
    );
  }
  if (marks & RECORD_MANY_CELLS || hasExtraCells(cells, width)) {
    fault(
      'too_many_fields',
      width,
      `The row has ${cells.length} cells, the table ${width} columns; the first beyond them is ${shown(cells[width] ?? '')}. Quote cells that hold the delimiter.`,
    );
  }
  return faults;
}

function valueAt(cells: string[], index: number): string | null {
  const cell = cells[index];
  return cell === undefined ? null : storable(cut(cell, VALUE_CHARS));
}
