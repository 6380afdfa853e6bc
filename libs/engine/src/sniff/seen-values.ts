import { CellKeys } from '../parse/cell-keys';
import type { Utf8Piece } from '../parse/utf8-piece';

/** Distinct values are counted, and remembered, up to here. */
const MOST_DISTINCT = 1000;
const MOST_BYTES = 1_048_576;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The first distinct values of a column, how often each was seen, and where first. */
export class SeenValues {
  /** By value, the line it was first seen on. */
  readonly lines: number[] = [];
  private readonly keys = new CellKeys(MOST_DISTINCT, MOST_BYTES);
  /** Since they were last taken. */
  private readonly counts: number[] = [];

  get size(): number {
    return this.keys.size;
  }

  /** Counts the cell between two indexes; false where it is a new value and there is no room for more. */
  count({ bytes, view }: Utf8Piece, start: number, end: number, line: number): boolean {
    const { keys, counts, lines } = this;
    const key = keys.find(view, start, end);
    if (key < 0) {
      if (keys.add(bytes, start, end) < 0) return false;
      counts.push(1);
      lines.push(line);
      return true;
    }
    counts[key] = (counts[key] ?? 0) + 1;
    // The first rows of a file may be held back, and come after the others.
    if (line < (lines[key] ?? 0)) lines[key] = line;
    return true;
  }

  text(key: number): string {
    return decoder.decode(this.keys.bytesOf(key));
  }

  /** Hands over what was counted since the last time. */
  take(onValue: (text: string, count: number, line: number) => void): void {
    for (const [key, count] of this.counts.entries()) {
      if (count > 0) onValue(this.text(key), count, this.lines[key] ?? 0);
      this.counts[key] = 0;
    }
  }
}
