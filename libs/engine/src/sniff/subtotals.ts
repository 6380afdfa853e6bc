import { isMissingCell, trimmed } from '../cells';
import type { TextRow } from '../parse/text-row';
import type { NotRow } from '../types';
import { isNumberLike } from './cell-kind';
import { totalLabel, totalledName } from './total-label';

const ZERO = 48;
const NINE = 57;
const LONGEST_DASHES = 3;
const LONGEST_LABEL = 200;
const CURRENCY = /^[A-Z]{3}$/;

/** Of more, the profile would become as long as the file: they are rows, and rejected for want of a date. */
const MOST = 500;

/** Passes rows on, but for those that total the rows above them. */
export class Subtotals {
  readonly found: NotRow[] = [];
  private last: TextRow | undefined;

  constructor(
    private readonly onRow: (record: TextRow) => void,
    private readonly kept: (cell: string) => string,
    private readonly most = MOST,
  ) {}

  /** Takes a row from the middle of the table; `before` is the row before the first of them. */
  push(record: TextRow, before: TextRow | undefined): void {
    this.passOn(record, this.last ?? before);
    this.last = record;
  }

  /** Takes the rows that were held back, in file order: the first ones stand above those pushed, the others below. */
  pushHeld(held: TextRow[]): void {
    const line = this.last?.line ?? 0;
    for (const [i, record] of held.entries()) {
      const before = held[i - 1];
      this.passOn(record, record.line > line && (before?.line ?? 0) < line ? this.last : before);
    }
  }

  private passOn(record: TextRow, before: TextRow | undefined): void {
    if (this.found.length < this.most && isSubtotal(record, before))
      this.found.push({ line: record.line, kind: 'total', cells: record.cells.map(this.kept) });
    else this.onRow(record);
  }
}

/**
 * Whether a row between others totals those above it: its first filled cell is a label (`Subtotal`, `Total: Search`), or
 * names what the row before it has (`Brand Total`), and nothing but numbers follows, with a gap among them.
 */
function isSubtotal(record: TextRow, before: TextRow | undefined): boolean {
  const labelAt = record.width < 3 ? -1 : firstLetters(record);
  if (labelAt < 0) return false;
  const label = trimmed(record.text(labelAt));
  if (label.length > LONGEST_LABEL) return false;
  if (totalLabel(label) === null && !totalsRowBefore(label, before)) return false;
  const others = record.cells
    .filter((cell, column) => column !== labelAt && !isMissingCell(cell))
    .map(trimmed);
  return (
    others.length < record.width - 1 &&
    others.some(isNumberLike) &&
    others.every((value) => isNumberLike(value) || CURRENCY.test(value))
  );
}

function totalsRowBefore(label: string, before: TextRow | undefined): boolean {
  const name = totalledName(label);
  return name !== null && before !== undefined && before.cells.some((cell) => trimmed(cell) === name);
}

/** The first filled cell of a row with a gap, unless it begins with a digit; -1 for most rows of most files, at little cost. */
function firstLetters(record: TextRow): number {
  let gaps = 0;
  let first = -1;
  for (let column = 0; column < record.width; column++) {
    const start = record.start(column);
    const length = record.end(column) - start;
    const byte = length === 0 ? 0 : (record.piece.bytes[start] ?? 0);
    const digit = byte >= ZERO && byte <= NINE;
    if (length <= LONGEST_DASHES && !digit) gaps++;
    else if (first < 0) {
      if (digit) return -1;
      first = column;
    }
  }
  return gaps > 0 ? first : -1;
}
