import { KnownCells } from '../parse/known-cells';
import type { Utf8Piece } from '../parse/utf8-piece';

/** Distinct values are counted, and remembered, up to here. */
const MOST_DISTINCT = 1000;
const MOST_BYTES = 1_048_576;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

class Seen {
  /** Since it was last taken. */
  count = 1;

  constructor(public firstLine: number) {}
}

/** The first distinct values of a column, how often each was seen, and where first. */
export class SeenValues {
  private readonly cells = new KnownCells<Seen>(MOST_DISTINCT, MOST_BYTES);

  get size(): number {
    return this.cells.all.length;
  }

  /** Counts the cell between two indexes; false where it is a new value and there is no room for more. */
  count({ view }: Utf8Piece, start: number, end: number, line: number): boolean {
    const known = this.cells.find(view, start, end);
    if (known === null) return this.cells.add(view, start, end, new Seen(line));
    const seen = known.value;
    seen.count++;
    // The first rows of a file may be held back, and come after the others.
    if (line < seen.firstLine) seen.firstLine = line;
    return true;
  }

  /** The values, those that come first in the file first. */
  *inOrder(): Generator<string> {
    const { cells } = this;
    const sorted = cells.all.toSorted((a, b) => a.value.firstLine - b.value.firstLine);
    for (const cell of sorted) yield decoder.decode(cells.bytesOf(cell));
  }

  /** Hands over what was counted since the last time. */
  take(onValue: (text: string, count: number, line: number) => void): void {
    for (const cell of this.cells.all) {
      const { count, firstLine } = cell.value;
      if (count > 0) onValue(decoder.decode(this.cells.bytesOf(cell)), count, firstLine);
      cell.value.count = 0;
    }
  }
}
