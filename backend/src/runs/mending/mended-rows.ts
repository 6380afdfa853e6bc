import type { DataSource } from 'typeorm';

const FETCH_ROWS = 10_000;

/**
 * Numbers of the rows of a run that have a mend in force, read in their order beside the file of its rerun: of those
 * that were passed nothing is kept.
 */
export class MendedRows {
  private numbers: number[] = [];
  private at = 0;
  private last: number;
  private isWhole = false;

  constructor(
    private readonly database: DataSource,
    private readonly runId: string,
    /** The first row that is asked for. */
    firstRow = 1,
  ) {
    this.last = firstRow - 1;
  }

  /** Reads on until every such row up to this one is known. */
  async reach(rowNumber: number): Promise<void> {
    while (!this.isWhole && this.last < rowNumber) {
      const rows = await this.database.query<{ row_number: number }[]>(
        `SELECT row_number FROM row_mend
         WHERE run_id = $1 AND undone_at = 'infinity' AND row_number > $2 ORDER BY row_number LIMIT ${FETCH_ROWS}`,
        [this.runId, this.last],
      );
      this.numbers = [...this.numbers.slice(this.at), ...rows.map((row) => row.row_number)];
      this.at = 0;
      this.last = rows.at(-1)?.row_number ?? this.last;
      this.isWhole = rows.length < FETCH_ROWS;
    }
  }

  /** Asked for row after row, none of them beyond what was reached. */
  has(rowNumber: number): boolean {
    while ((this.numbers[this.at] ?? Infinity) < rowNumber) this.at++;
    return this.numbers[this.at] === rowNumber;
  }
}
