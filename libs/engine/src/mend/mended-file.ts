import { EXTRA_CELL_COLUMN, ROW_ERROR_EXPORT_COLUMNS } from '@etl-studio/contracts';
import { isBlank, trimmed } from '../cells';
import { unguarded } from '../guard/formula-guard';
import { ByteSplitter } from '../parse/byte-splitter';
import type { TextRow } from '../parse/text-row';
import type { EngineLimits, FileProfile } from '../types';

const [ROW_COLUMN, ERRORS_COLUMN] = ROW_ERROR_EXPORT_COLUMNS;
/** A spreadsheet may have made an amount of a row number. */
const ROW_NUMBER = /^(\d{1,10})(?:[.,]0+)?$/;

/** A row of a mended export of row errors. */
export interface MendedFileRow {
  /** Row that it mends; null where the cell names none. */
  rowNumber: number | null;
  /** Its cells by the index of the column in the run's file. */
  cells: Map<number, string>;
}

/**
 * Reads an export of row errors that came back: in whatever order its columns and rows now stand, some of them gone.
 * Columns are known by name, those of one name by their order; what the export put before formulas is taken off.
 */
export class MendedFileReader {
  private readonly splitter: ByteSplitter;
  private header: { rowNumber: number; sources: ReadonlyMap<number, number> } | null = null;

  /** `mended` is the profile of the bytes to be read, `source` that of the run's file. */
  constructor(
    mended: FileProfile,
    private readonly source: FileProfile,
    limits: EngineLimits,
    private readonly onRow: (row: MendedFileRow) => void,
  ) {
    const { ownExport, ...dialect } = mended.dialect;
    const maxColumns = Math.max(limits.maxColumns, ownExport?.width ?? 0) + ROW_ERROR_EXPORT_COLUMNS.length;
    // One character more: what stands before a formula.
    const wider = { ...limits, maxColumns, maxFieldChars: limits.maxFieldChars + 1 };
    this.splitter = new ByteSplitter(dialect, wider, (record) => this.take(record));
  }

  /** Whether a header with row numbers and at least one column of the run's file was found so far. */
  get hasHeader(): boolean {
    return this.header !== null && this.header.sources.size > 0;
  }

  push(chunk: Uint8Array): void {
    this.splitter.push(chunk);
  }

  end(): void {
    this.splitter.end();
  }

  private take(record: TextRow): void {
    const { cells } = record;
    if (!this.header) {
      const rowNumber = cells.findIndex((cell) => trimmed(cell) === ROW_COLUMN);
      if (rowNumber >= 0) this.header = { rowNumber, sources: sourcesOf(cells, this.source) };
      return;
    }
    if (cells.every(isBlank)) return;
    const [, digits] = ROW_NUMBER.exec(trimmed(cells[this.header.rowNumber] ?? '')) ?? [];
    const mended = new Map<number, string>();
    for (const [from, to] of this.header.sources) mended.set(to, unguarded(cells[from] ?? ''));
    this.onRow({ rowNumber: digits === undefined ? null : Number(digits), cells: mended });
  }
}

/** Which column of the run's file each column of the header is; those that are none of it are left out. */
function sourcesOf(header: readonly string[], { rawHeader, columns }: FileProfile): Map<number, number> {
  const places = new Map<string, number[]>();
  for (const [index, name] of (rawHeader ?? columns.map((column) => column.name)).entries())
    places.set(trimmed(name), [...(places.get(trimmed(name)) ?? []), index]);
  let beyond = columns.length;
  const sources = new Map<number, number>();
  for (const [from, cell] of header.entries()) {
    const name = trimmed(unguarded(cell));
    if (name === ROW_COLUMN || name === ERRORS_COLUMN) continue;
    const to = places.get(name)?.shift() ?? (name === EXTRA_CELL_COLUMN ? beyond++ : undefined);
    if (to !== undefined) sources.set(from, to);
  }
  return sources;
}
