import type { CellError } from '@etl-studio/contracts';
import type { RawRow } from '../types';
import { AS_IT_STANDS, CHANGED, unfolded } from './unfold';
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
    /** Start and end in the piece, of this and other records' cells. */
    private readonly bounds: Int32Array,
    /** Per cell, the byte that escapes in it; null where none of the record's cells was ever escaped. */
    private readonly escapes: Uint8Array | null,
    /** Of the first cell in the bounds. */
    private readonly at: number,
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
    return this.width === 0 ? 0 : this.end(this.width - 1) - this.start(0);
  }

  start(index: number): number {
    return this.bounds[this.at + 2 * index] ?? 0;
  }

  /** Only now are the escapes taken out of the cell: most cells are never asked for. */
  end(index: number): number {
    if (this.escapes) this.unfold(index, this.escapes);
    return this.bounds[this.at + 2 * index + 1] ?? 0;
  }

  /** Whether the cell's bytes are those of the file. */
  isAsRead(index: number): boolean {
    return this.escapes === null || this.escapes[(this.at >> 1) + index] === AS_IT_STANDS;
  }

  /** The cell; empty beyond the last one. */
  text(index: number): string {
    if (index >= this.width) return '';
    const { piece } = this;
    return this.isAsRead(index)
      ? piece.text(this.start(index), this.end(index))
      : piece.decoded(this.start(index), this.end(index));
  }

  private unfold(index: number, escapes: Uint8Array): void {
    const { bounds } = this;
    const cell = (this.at >> 1) + index;
    const escape = escapes[cell] ?? AS_IT_STANDS;
    if (escape <= CHANGED) return;
    const end = 2 * cell + 1;
    bounds[end] = unfolded(this.piece.bytes, bounds[end - 1] ?? 0, bounds[end] ?? 0, escape);
    escapes[cell] = CHANGED;
  }
}
