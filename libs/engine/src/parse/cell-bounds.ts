import { BACKSLASH, indexOf, unfold } from './cell-escapes';
import type { QuoteRules } from './quoted-cell';
import { withCells, withCleanCells } from './rewritten-row';
import { RECORD_LONG_CELL, RECORD_MANY_CELLS } from './record-marks';
import { TextRow } from './text-row';
import { endOfUnits } from './utf-8-units';
import { Utf8Piece } from './utf8-piece';

/** The bounds of so many cells share an array, of a few in the first ones: many a file is small. */
const FIRST_CELLS = 128;
const MOST_CELLS = 8192;

export interface CellRules {
  maxColumns: number;
  maxFieldChars: number;
  /** What stands in the cell for a byte that the encoding does not know. */
  badByte: (byte: number) => string;
  /** What the cells were before an export of this product changed them. */
  restored?: (cells: readonly string[]) => string[];
}

/** Text behind the closing quote of a cell. */
interface Tail {
  /** Of the cell in the bounds. */
  at: number;
  close: number;
  end: number;
}

/** Collects where the cells of one record after the other stand. Only once a record is whole are its bytes changed. */
export class CellBounds {
  marks = 0;
  /** Start and end of cells, marked as `cell-escapes.ts` says; a reader may add some itself from `to` on, as long as `to` is below `room`. */
  bounds = new Int32Array(2 * FIRST_CELLS);
  to = 0;
  room = 0;
  /** Of the record in the bounds. */
  private from = 0;
  private piece = new Utf8Piece([], false);
  private tails: Tail[] = [];
  private readonly most: number;
  private readonly longest: number;
  private readonly escape: number;

  constructor(private readonly rules: CellRules & QuoteRules) {
    this.most = 2 * (rules.maxColumns + 1);
    this.longest = rules.maxFieldChars;
    this.escape = rules.backslash ? BACKSLASH : rules.quote.charCodeAt(0);
  }

  get count(): number {
    return (this.to - this.from) >> 1;
  }

  /** Starts a record of the piece. */
  start(piece: Utf8Piece): void {
    this.piece = piece;
    this.marks = 0;
    this.from = this.to;
    this.setRoom();
  }

  /** Forgets the cells of a record that is not complete. */
  drop(): void {
    this.to = this.from;
    this.tails = [];
  }

  /** Adds the cell between two indexes, the end marked where escapes are to be taken out. */
  add(start: number, end: number): void {
    const { to } = this;
    if (to < this.room) {
      const { bounds } = this;
      bounds[to] = start;
      bounds[to + 1] = end;
      this.to = to + 2;
    } else if (to - this.from >= this.most) this.marks |= RECORD_MANY_CELLS;
    else {
      this.grow();
      this.add(start, end);
    }
  }

  /** Adds a quoted cell that goes on after its closing quote, up to `tailEnd`. */
  addWithTail(start: number, end: number, tailEnd: number): void {
    const { count } = this;
    this.add(start, end);
    if (this.count > count) this.tails.push({ at: this.to - 2, close: indexOf(end), end: tailEnd });
  }

  /** The record that is whole now; `size` is its length in bytes. */
  row(line: number, lines: number, byteOffset: number, size: number): TextRow {
    const { piece } = this;
    if (this.tails.length > 0) this.appendTails();
    if (size > this.longest) this.cutLong();
    const { badByte, restored } = this.rules;
    const row = new TextRow(
      line,
      lines,
      byteOffset,
      this.marks,
      this.count,
      piece,
      this.bounds,
      this.from,
      this.escape,
    );
    const clean = piece.hasNul || piece.isBad ? withCleanCells(row, badByte) : row;
    return restored ? withCells(clean, clean.marks, restored(clean.cells)) : clean;
  }

  private unfold(): void {
    for (let i = this.from; i < this.to; i += 2) unfold(this.bounds, i, this.piece.bytes, this.escape);
  }

  private appendTails(): void {
    this.unfold();
    const { bounds } = this;
    for (const { at, close, end } of this.tails) {
      const start = indexOf(bounds[at] ?? 0);
      const inner = bounds[at + 1] ?? 0;
      this.piece.bytes.copyWithin(inner, close + 1, end);
      bounds[at] = ~start;
      bounds[at + 1] = inner + end - close - 1;
    }
    this.tails = [];
  }

  private cutLong(): void {
    this.unfold();
    const { bounds } = this;
    for (let i = this.from; i < this.to; i += 2) {
      const end = bounds[i + 1] ?? 0;
      const cut = endOfUnits(this.piece.bytes, indexOf(bounds[i] ?? 0), end, this.longest);
      if (cut === end) continue;
      bounds[i + 1] = cut;
      this.marks |= RECORD_LONG_CELL;
    }
  }

  /** Rows keep the arrays they were given, so full ones are replaced, not enlarged. */
  private grow(): void {
    const { bounds, from, to } = this;
    const cells = Math.max(to - from, Math.min(MOST_CELLS, bounds.length));
    this.bounds = new Int32Array(2 * cells);
    this.bounds.set(bounds.subarray(from, to));
    for (const tail of this.tails) tail.at -= from;
    this.from = 0;
    this.to = to - from;
    this.setRoom();
  }

  private setRoom(): void {
    this.room = Math.min(this.bounds.length, this.from + this.most);
  }
}
