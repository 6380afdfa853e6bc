import type { CellError } from '@etl-studio/contracts';
import type { RawRow } from '../types';

const NO_FAULTS: CellError[] = [];

/**
 * A record as the splitter finds it, and the data row that it may become. Cells are cut out of the text only
 * when somebody asks for them: an import reads most of them in place.
 */
export class TextRow implements RawRow {
  rowNumber = 0;
  faults: CellError[] = NO_FAULTS;

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
    /** The text that `bounds` refer to. */
    readonly text: string,
    /** Its UTF-16 units. */
    readonly codes: Uint16Array,
    private readonly bounds: Int32Array,
    private readonly at: number,
    private strings: string[] | null,
  ) {}

  get cells(): string[] {
    this.strings ??= this.cut();
    return this.strings;
  }

  private cut(): string[] {
    const { text, bounds, at, width } = this;
    const strings: string[] = [];
    for (let i = at; i < at + 2 * width; i += 2) strings.push(text.slice(bounds[i], bounds[i + 1]));
    return strings;
  }

  /** Characters of the cells, roughly. */
  get chars(): number {
    if (this.strings) return this.strings.reduce((sum, { length }) => sum + length, 0);
    return this.end(this.width - 1) - this.start(0);
  }

  /** Whether the cell stands in `text` from `start` to `end`. */
  isInPlace(index: number): boolean {
    return this.strings === null && index < this.width;
  }

  start(index: number): number {
    return this.bounds[this.at + 2 * index] ?? 0;
  }

  end(index: number): number {
    return this.bounds[this.at + 2 * index + 1] ?? 0;
  }
}
