import type { CellError } from '@etl-studio/contracts';
import type { RawRow } from '../types';
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
    /** Per cell, not 0 where its bytes were changed after the piece was made. */
    private readonly changed: Uint8Array,
    /** Of the first cell in the bounds. */
    private readonly at: number,
  ) {}

  get cells(): string[] {
    return (this.strings ??= Array.from({ length: this.width }, (_, index) => this.text(index)));
  }

  /** Bytes of the cells, roughly. */
  get size(): number {
    return this.width === 0 ? 0 : this.end(this.width - 1) - this.start(0);
  }

  start(index: number): number {
    return this.bounds[this.at + 2 * index] ?? 0;
  }

  end(index: number): number {
    return this.bounds[this.at + 2 * index + 1] ?? 0;
  }

  /** Whether the cell's bytes are those of the file. */
  isAsRead(index: number): boolean {
    return this.changed[(this.at >> 1) + index] === 0;
  }

  /** The cell; empty beyond the last one. */
  text(index: number): string {
    if (index >= this.width) return '';
    const { piece } = this;
    return this.isAsRead(index)
      ? piece.text(this.start(index), this.end(index))
      : piece.decoded(this.start(index), this.end(index));
  }
}
