import { KnownCells } from '../parse/known-cells';
import type { Utf8Piece } from '../parse/utf8-piece';

const MOST_CELLS = 4096;
const MOST_BYTES = 262_144;
/** Bytes; longer cells are not remembered. */
const LONGEST = 200;

/** Remembers what cells gave, and finds them again by their bytes. Once it is full, it forgets everything. */
export class CellMemory<T> {
  private readonly cells = new KnownCells<T>(MOST_CELLS, MOST_BYTES);

  /** What the cell between two indexes gave, if it is remembered. */
  get({ view }: Utf8Piece, start: number, end: number): T | null {
    if (end - start > LONGEST) return null;
    const known = this.cells.find(view, start, end);
    return known === null ? null : known.value;
  }

  /** Remembers the cell that was asked for last. */
  set({ view }: Utf8Piece, start: number, end: number, value: T): void {
    if (end - start > LONGEST || this.cells.add(view, start, end, value)) return;
    this.cells.clear();
    this.cells.find(view, start, end);
    this.cells.add(view, start, end, value);
  }
}
