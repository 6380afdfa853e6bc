import { withCells, withCleanCells } from './rewritten-row';
import { RECORD_LONG_CELL, RECORD_MANY_CELLS } from './record-marks';
import { TextRow } from './text-row';
import { AS_IT_STANDS, CHANGED, unfolded } from './unfold';
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
  /** Start and end of cells; a reader may add some itself from `to` on, as long as `to` is below `room`. */
  bounds = new Int32Array(2 * FIRST_CELLS);
  to = 0;
  room = 0;
  /** By cell, the byte that escapes in it. */
  private escapes = new Uint8Array(FIRST_CELLS);
  /** Of the record in the bounds. */
  private from = 0;
  private piece = new Utf8Piece([], false);
  private escaped = false;
  private tails: Tail[] = [];
  private readonly most: number;
  private readonly longest: number;

  constructor(private readonly rules: CellRules) {
    this.most = 2 * (rules.maxColumns + 1);
    this.longest = rules.maxFieldChars;
  }

  get count(): number {
    return (this.to - this.from) >> 1;
  }

  /** Starts a record of the piece. */
  start(piece: Utf8Piece): void {
    this.piece = piece;
    this.marks = 0;
    this.from = this.to;
    this.escaped = false;
    this.setRoom();
  }

  /** Forgets the cells of a record that is not complete. */
  drop(): void {
    if (this.escaped) this.escapes.fill(AS_IT_STANDS, this.from >> 1);
    this.to = this.from;
    this.tails = [];
  }

  /** Adds the cell between two indexes, which says what stands there. */
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

  /** Adds a cell and the byte that escapes in it. */
  addEscaped(start: number, end: number, escape: number): void {
    const { count } = this;
    this.add(start, end);
    if (this.count === count || escape === AS_IT_STANDS) return;
    this.escapes[(this.to >> 1) - 1] = escape;
    this.escaped = true;
  }

  /** Adds a quoted cell that goes on after its closing quote. */
  addWithTail(start: number, close: number, end: number, escape: number): void {
    const { count } = this;
    this.addEscaped(start, close, escape);
    if (this.count > count) this.tails.push({ at: this.to - 2, close, end });
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
      this.escaped ? this.escapes : null,
      this.from,
    );
    const clean = piece.hasNul || piece.isBad ? withCleanCells(row, badByte) : row;
    return restored ? withCells(clean, clean.marks, restored(clean.cells)) : clean;
  }

  private unfold(): void {
    const { bounds, escapes } = this;
    for (let i = this.from; i < this.to; i += 2) {
      const escape = escapes[i >> 1] ?? AS_IT_STANDS;
      if (escape <= CHANGED) continue;
      bounds[i + 1] = unfolded(this.piece.bytes, bounds[i] ?? 0, bounds[i + 1] ?? 0, escape);
      escapes[i >> 1] = CHANGED;
    }
  }

  private appendTails(): void {
    this.unfold();
    this.escaped = true;
    for (const { at, close, end } of this.tails) {
      const inner = this.bounds[at + 1] ?? 0;
      this.piece.bytes.copyWithin(inner, close + 1, end);
      this.bounds[at + 1] = inner + end - close - 1;
      this.escapes[at >> 1] = CHANGED;
    }
    this.tails = [];
  }

  private cutLong(): void {
    this.unfold();
    const { bounds } = this;
    for (let i = this.from; i < this.to; i += 2) {
      const end = bounds[i + 1] ?? 0;
      const cut = endOfUnits(this.piece.bytes, bounds[i] ?? 0, end, this.longest);
      if (cut === end) continue;
      bounds[i + 1] = cut;
      this.marks |= RECORD_LONG_CELL;
    }
  }

  /** Rows keep the arrays they were given, so full ones are replaced, not enlarged. */
  private grow(): void {
    const { bounds, escapes, from, to } = this;
    const cells = Math.max(to - from, Math.min(MOST_CELLS, bounds.length));
    this.bounds = new Int32Array(2 * cells);
    this.bounds.set(bounds.subarray(from, to));
    this.escapes = new Uint8Array(cells);
    this.escapes.set(escapes.subarray(from >> 1, to >> 1));
    for (const tail of this.tails) tail.at -= from;
    this.from = 0;
    this.to = to - from;
    this.setRoom();
  }

  private setRoom(): void {
    this.room = Math.min(this.bounds.length, this.from + this.most);
  }
}
