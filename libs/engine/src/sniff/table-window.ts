import type { TextRow } from '../parse/text-row';

const FIRST_ROWS = 3;
const LAST_ROWS = 64;
const MOST_BYTES = 262_144;

/**
 * Holds back the rows that may turn out to be totals or notes: the first few and the last few of the table.
 * Every other row is passed on as soon as it is certain to be neither.
 */
export class TableWindow {
  readonly first: TextRow[] = [];
  private last: TextRow[] = [];
  private from = 0;
  private bytes = 0;

  constructor(private readonly onCertain: (record: TextRow) => void) {}

  push(record: TextRow): void {
    if (this.first.length < FIRST_ROWS) {
      this.first.push(record);
      return;
    }
    this.last.push(record);
    this.bytes += record.size;
    while (
      this.last.length - this.from > LAST_ROWS ||
      (this.bytes > MOST_BYTES && this.last.length - this.from > 1)
    )
      this.release();
  }

  /** All rows still held back, in file order. */
  held(): TextRow[] {
    return [...this.first, ...this.last.slice(this.from)];
  }

  private release(): void {
    const record = this.last[this.from];
    if (!record) return;
    this.from++;
    this.bytes -= record.size;
    if (this.from === LAST_ROWS) {
      this.last = this.last.slice(this.from);
      this.from = 0;
    }
    this.onCertain(record);
  }
}
