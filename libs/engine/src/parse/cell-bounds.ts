import { cut } from '../cells';
import { withoutEscapedBytes } from './bad-bytes';
import { RECORD_BAD_BYTES, RECORD_LONG_CELL, RECORD_MANY_CELLS, RECORD_NUL } from './record-marks';
import { TextRow } from './text-row';

/** Bounds of this many cells share one array. */
const SHARED = 8192;

export interface CellLimits {
  maxColumns: number;
  maxFieldChars: number;
  /** What the cells were before an export of this product changed them. */
  restored?: (cells: readonly string[]) => string[];
}

/** Collects the cells of one record after the other: as bounds in the text, or as strings once one of them is not plain text. */
export class CellBounds {
  marks = 0;
  private bounds = new Int32Array(2 * SHARED);
  private from = 0;
  private to = 0;
  private strings: string[] | null = null;
  private text = '';
  private codes: Uint16Array = new Uint16Array(0);

  constructor(private readonly limits: CellLimits) {}

  get count(): number {
    return this.strings ? this.strings.length : (this.to - this.from) >> 1;
  }

  /** Starts a record of the text. */
  start(text: string, codes: Uint16Array): void {
    this.text = text;
    this.codes = codes;
    this.marks = 0;
    this.from = this.to;
    this.strings = null;
  }

  /** Forgets the cells of a record that is not complete. */
  drop(): void {
    this.to = this.from;
  }

  /** Adds the cell that stands in the text between two indexes. */
  add(start: number, end: number): void {
    const { to } = this;
    if (
      this.strings !== null ||
      end - start > this.limits.maxFieldChars ||
      to - this.from > 2 * this.limits.maxColumns
    ) {
      this.addString(this.text.slice(start, end));
    } else if (to + 2 > this.bounds.length) {
      this.grow();
      this.add(start, end);
    } else {
      this.bounds[to] = start;
      this.bounds[to + 1] = end;
      this.to = to + 2;
    }
  }

  /** Adds a cell that differs from what stands in the text. */
  addString(cell: string): void {
    const strings = this.asStrings();
    if (strings.length > this.limits.maxColumns) this.marks |= RECORD_MANY_CELLS;
    else if (cell.length <= this.limits.maxFieldChars) strings.push(cell);
    else {
      this.marks |= RECORD_LONG_CELL;
      strings.push(cut(cell, this.limits.maxFieldChars));
    }
  }

  /** Marks what no cell should hold, and replaces bytes that the encoding does not know. */
  inspect(badByte: (byte: number) => string): void {
    this.strings = this.asStrings().map((cell) => {
      if (cell.includes('\0')) this.marks |= RECORD_NUL;
      const clean = withoutEscapedBytes(cell, badByte);
      if (clean !== cell) this.marks |= RECORD_BAD_BYTES;
      return clean;
    });
  }

  /** The record that was collected. */
  row(line: number, lines: number, byteOffset: number): TextRow {
    const { restored } = this.limits;
    if (restored) this.strings = restored(this.asStrings());
    return new TextRow(
      line,
      lines,
      byteOffset,
      this.marks,
      this.count,
      this.text,
      this.codes,
      this.bounds,
      this.from,
      this.strings,
    );
  }

  private asStrings(): string[] {
    if (this.strings) return this.strings;
    const strings: string[] = [];
    for (let i = this.from; i < this.to; i += 2)
      strings.push(this.text.slice(this.bounds[i], this.bounds[i + 1]));
    this.to = this.from;
    this.strings = strings;
    return strings;
  }

  /** Rows keep the array they were given, so a full one is replaced, not enlarged. */
  private grow(): void {
    const begun = this.bounds.subarray(this.from, this.to);
    this.bounds = new Int32Array(2 * Math.max(SHARED, begun.length));
    this.bounds.set(begun);
    this.to = begun.length;
    this.from = 0;
  }
}
