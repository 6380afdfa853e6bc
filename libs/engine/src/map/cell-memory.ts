import { CellKeys } from '../parse/cell-keys';
import type { Utf8Piece } from '../parse/utf8-piece';

const MOST_CELLS = 4096;
const MOST_BYTES = 262_144;
/** Bytes; longer cells are not remembered. */
const LONGEST = 200;

/** Remembers what cells gave, and finds them again by their bytes. Once it is full, it forgets everything. */
export class CellMemory<T> {
  private readonly keys = new CellKeys(MOST_CELLS, MOST_BYTES);
  private values: T[] = [];

  /** What the cell between two indexes gave, if it is remembered. */
  get({ view }: Utf8Piece, start: number, end: number): T | undefined {
    if (end - start > LONGEST) return undefined;
    const key = this.keys.find(view, start, end);
    return key < 0 ? undefined : this.values[key];
  }

  /** Remembers the cell that was asked for last. */
  set({ bytes, view }: Utf8Piece, start: number, end: number, value: T): void {
    if (end - start > LONGEST) return;
    if (this.keys.add(bytes, start, end) < 0) {
      this.keys.clear();
      this.values = [];
      this.keys.find(view, start, end);
      this.keys.add(bytes, start, end);
    }
    this.values.push(value);
  }
}
