import type { CellError } from '@etl-studio/contracts';
import type { RawRow } from '../types';
import { indexOf, unfold } from './cell-escapes';
import type { Utf8Piece } from './utf8-piece';

const NO_FAULTS: CellError[] = [];

/**
 * A record as the splitter finds it, and the data row that it may become. Cells become strings only when somebody
 * asks for them: an import reads most of them where they stand.
 */
export class TextRow implements RawRow {
  rowNumber = 0;
  faults: CellError[] = NO_FAULTS;
  private strings: string[] | null = null;

  constructor(
    /** Physical line on which the record starts, from 1. */
    readonly line: number,
    /** Physical lines that the record spans. */
    readonly lines: number,
    /** Offset in the file of the record's first byte. */
    readonly byteOffset: number,
    /** Sum of the `RECORD_…` marks that apply. */
    readonly marks: number,
    /** Number of cells. */
    readonly width: number,
    /** What the cells stand in. */
    readonly piece: Utf8Piece,
    /** Start and end in the piece, of this and other records' cells, as `CellBounds` notes them. */
    private readonly bounds: Int32Array,
    /** Of the first cell in the bounds. */
    private readonly at: number,
    /** The byte that escapes in cells. */
    private readonly escape: number,
  ) {}

  get cells(): string[] {
    return (this.strings ??= this.cut());
  }

  private cut(): string[] {
    const strings: string[] = [];
    for (let index = 0; index < this.width; index++) strings.push(this.text(index));
    return strings;
  }

  /** Bytes of the cells, roughly. */
  get size(): number {
    return this.width === 0 ? 0 : indexOf(this.bound(2 * this.width - 1)) - this.start(0);
  }

  start(index: number): number {
    return indexOf(this.bound(2 * index));
  }

  /** Only now are the escapes taken out of the cell: most cells are never asked for. */
  end(index: number): number {
    const end = this.bound(2 * index + 1);
    return end < 0 ? this.unfold(index) : end;
  }

  /** Whether the cell's bytes are those of the file. */
  isAsRead(index: number): boolean {
    return (this.bound(2 * index) | this.bound(2 * index + 1)) >= 0;
  }

  isEmpty(index: number): boolean {
    return this.start(index) === indexOf(this.bound(2 * index + 1));
  }

  /** The cell; empty beyond the last one. */
  text(index: number): string {
    if (index >= this.width) return '';
    const { piece } = this;
    return this.isAsRead(index)
      ? piece.text(this.start(index), this.end(index))
      : piece.decoded(this.start(index), this.end(index));
  }

  /** The same cells with other marks. */
  withMarks(marks: number): TextRow {
    const { line, lines, byteOffset, width, piece, bounds, at, escape } = this;
    return new TextRow(line, lines, byteOffset, marks, width, piece, bounds, at, escape);
  }

  private bound(place: number): number {
    return this.bounds[this.at + place] ?? 0;
  }

  private unfold(index: number): number {
    const { bounds, piece, escape } = this;
    return unfold(bounds, this.at + 2 * index, piece.bytes, escape);
  }
}
