import type { FileCut, NotRow } from '../types';

/** Notes at which records below the header a file may be cut into parts of so many bytes, and a record more. */
export class FileCuts {
  private readonly lines: number[] = [];
  private readonly places: number[] = [];
  private readonly recordsBefore: number[] = [];
  private next: number;

  /** With 0 bytes the file is cut nowhere. */
  constructor(private readonly every: number) {
    this.next = every > 0 ? every : Number.POSITIVE_INFINITY;
  }

  /** In the order of the file. */
  get offsets(): readonly number[] {
    return this.places;
  }

  /** To be told of every record that may be a data row, and how many such there are before it. */
  note({ byteOffset, line }: { byteOffset: number; line: number }, before: number): void {
    if (byteOffset < this.next) return;
    this.places.push(byteOffset);
    this.lines.push(line);
    this.recordsBefore.push(before);
    this.next = byteOffset + this.every;
  }

  /** Totals and notes turn out to be no rows only at the end: they do not count. */
  cuts(notRows: readonly NotRow[]): FileCut[] {
    return this.places.map((byteOffset, index) => {
      const line = this.lines[index] ?? 0;
      const others = notRows.filter((notRow) => notRow.line < line).length;
      return { byteOffset, line, rowNumber: (this.recordsBefore[index] ?? 0) - others + 1 };
    });
  }
}
