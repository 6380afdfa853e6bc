import { isBlank } from '../cells';
import { isKnownHeader } from '../suggest/aliases';
import type { TextRow } from '../parse/text-row';
import { cellKind } from './cell-kind';
import { namedDelimiter, tableWidth } from './text-dialect';

/** Where the table begins among the records of the head. */
export interface TablePosition {
  /** Index of the header record; null for a table without one. */
  headerAt: number | null;
  /** Index of the first record after preamble and header. */
  dataAt: number;
  width: number;
}

/** Records that are looked at for a header further down than the first. */
const SEARCHED = 60;
const COMPARED = 50;
/** Names of ad reports that make a row a header for certain. */
const LEAST_KNOWN = 2;

/** Finds header and first data record; null where no record could belong to a table. */
export function findTable(records: TextRow[], headText: string): TablePosition | null {
  const start = namedDelimiter(headText) === null ? 0 : 1;
  const width = tableWidth(records.slice(start).filter(({ cells }) => !cells.every(isBlank)));
  const fullest = records.reduce(
    (most, { cells }) => (cells.length === width ? Math.max(most, filledCells(cells)) : most),
    0,
  );
  const least = fullest / 2;
  const narrowest = endsBlank(records, width) ? width - 1 : width;
  const candidates: number[] = [];
  for (let i = start; i < records.length && candidates.length < SEARCHED; i++) {
    if (couldBeTableRow(records[i]?.cells ?? [], narrowest, width, least)) candidates.push(i);
  }
  const [first] = candidates;
  const named = namedTable(records, start);
  if (named !== null && (first === undefined || knownNames(records[first]) < LEAST_KNOWN))
    return withHeader(records, named);
  if (first === undefined) return null;
  if (isHeader(records, first)) return withHeader(records, first);
  const later = candidates.find((i) => i !== first && isNamedHeader(records[i]));
  return later === undefined ? { headerAt: null, dataAt: first, width } : withHeader(records, later);
}

/**
 * The table whose header somebody says starts on a line, or that has none (0); null where nothing that could be a
 * header starts there.
 */
export function saidTable(records: TextRow[], headText: string, headerRow: number): TablePosition | null {
  if (headerRow > 0) {
    const at = records.findIndex(({ line, cells }) => line === headerRow && !cells.every(isBlank));
    return at < 0 ? null : withHeader(records, at);
  }
  const found = findTable(records, headText);
  return found && { ...found, headerAt: null, dataAt: found.headerAt ?? found.dataAt };
}

function withHeader(records: TextRow[], at: number): TablePosition {
  return { headerAt: at, dataAt: at + 1, width: records[at]?.cells.length ?? 0 };
}

function filledCells(cells: string[]): number {
  return cells.filter((cell) => !isBlank(cell)).length;
}

/** Rows with one filled cell, or with far fewer than the fullest row, stand above the table. */
function couldBeTableRow(cells: string[], narrowest: number, width: number, leastFilled: number): boolean {
  const filled = filledCells(cells);
  const comment = (cells[0] ?? '').startsWith('#') && cells.length !== width;
  if (width === 1) return filled === 1 && !(cells[0] ?? '').startsWith('#');
  return !comment && cells.length >= narrowest && filled > 1 && filled >= leastFilled;
}

/** Whether a delimiter ends every data row, which the header may lack. */
function endsBlank(records: TextRow[], width: number): boolean {
  return width > 2 && records.every(({ cells }) => cells.length !== width || isBlank(cells[width - 1] ?? ''));
}

/** Names differ in kind from what stands below them; a first row that reads like its column is data. */
function isHeader(records: TextRow[], at: number): boolean {
  const cells = records[at]?.cells ?? [];
  const below = records
    .slice(at + 1, at + 1 + COMPARED)
    .filter(({ cells: row }) => row.length === cells.length);
  let names = 0;
  let data = 0;
  for (const [column, cell] of cells.entries()) {
    const kind = cellKind(cell);
    if (kind === 'missing') continue;
    if (kind === 'number' || kind === 'date') {
      data += below.length === 0 || below.some((row) => cellKind(row.cells[column] ?? '') === kind) ? 1 : 0;
    } else if (isKnownHeader(cell) || mostlyData(below, column)) names++;
  }
  return data === 0 || names > data;
}

function mostlyData(rows: TextRow[], column: number): boolean {
  const kinds = rows.map(({ cells }) => cellKind(cells[column] ?? '')).filter((kind) => kind !== 'missing');
  return kinds.length > 0 && kinds.filter((kind) => kind !== 'text').length * 2 > kinds.length;
}

/** A row further down is the header only if it speaks the language of ad reports. */
function isNamedHeader(record: TextRow | undefined): boolean {
  return (
    knownNames(record) >= LEAST_KNOWN &&
    (record?.cells ?? []).every((cell) => cellKind(cell) !== 'number' && cellKind(cell) !== 'date')
  );
}

function knownNames(record: TextRow | undefined): number {
  return record?.cells.filter(isKnownHeader).length ?? 0;
}

/** A row of report words with a row of data as wide below it: a table, however many lines of something else stand above. */
function namedTable(records: TextRow[], start: number): number | null {
  const searched = records.slice(start, start + SEARCHED);
  const at = searched.findIndex((record, i) => {
    const below = searched.slice(i + 1).find(({ cells }) => !cells.every(isBlank));
    return (
      below?.cells.length === record.cells.length &&
      isNamedHeader(record) &&
      below.cells.some((cell) => cellKind(cell) === 'number' || cellKind(cell) === 'date')
    );
  });
  return at < 0 ? null : start + at;
}
