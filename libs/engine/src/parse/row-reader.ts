import {
  FileError,
  type EngineLimits,
  type FileCut,
  type FileProfile,
  type LineCounts,
  type NotRow,
  type RawRow,
} from '../types';
import { ByteSplitter } from './byte-splitter';
import { isComment, isSkipped } from './data-rows';
import type { TextRow } from './text-row';
import { rowFaults } from './row-faults';

/** Reads the data rows of a file whose profile is known: no preamble, header, blank line, comment, total or note. */
export class RowReader {
  /**
   * Lines read so far that are no data rows. At the end of the file, these and the `lines` of all rows
   * are the physical lines of the file.
   */
  readonly lines: LineCounts = { preamble: 0, header: 0, blank: 0, totals: 0, notes: 0 };
  private readonly splitter: ByteSplitter;
  private readonly notRows: Map<number, NotRow['kind']>;
  private readonly width: number;
  private rows: number;
  private bytes = 0;

  constructor(
    private readonly profile: FileProfile,
    private readonly limits: EngineLimits,
    private readonly onRow: (row: RawRow) => void,
    /** Where in the file the bytes begin; without it, at its start. */
    from?: FileCut,
  ) {
    this.rows = from ? from.rowNumber - 1 : 0;
    this.width = profile.columns.length;
    this.notRows = new Map(profile.notRows.map(({ line, kind }) => [line, kind]));
    this.splitter = new ByteSplitter(profile.dialect, limits, (record) => this.take(record), {
      ...(from && { from }),
    });
  }

  get bytesRead(): number {
    return this.bytes;
  }

  /** Number of the last row so far; those before the bytes count too. */
  get lastRow(): number {
    return this.rows;
  }

  /** Throws `FileError` too_many_rows. */
  push(chunk: Uint8Array): void {
    this.bytes += chunk.length;
    this.splitter.push(chunk);
  }

  end(): void {
    this.splitter.end();
  }

  private take(record: TextRow): void {
    const { line } = record;
    const { dialect, columns } = this.profile;
    const part = this.partOf(record);
    if (part) {
      this.lines[part] += record.lines;
      return;
    }
    if (this.rows >= this.limits.maxRows) throw tooManyRows(this.limits.maxRows, line);
    this.rows++;
    record.rowNumber = this.rows;
    record.faults = rowFaults(record, columns, this.limits, dialect.encoding);
    this.onRow(record);
  }

  /** What the record is; null for a data row. */
  private partOf(record: TextRow): keyof LineCounts | null {
    const { headerRow, firstDataLine } = this.profile.dialect;
    if (record.line < firstDataLine) return record.line === headerRow ? 'header' : 'preamble';
    if (isSkipped(record, this.width)) return isComment(record) ? 'notes' : 'blank';
    if (this.notRows.size === 0) return null;
    const kind = this.notRows.get(record.line);
    return kind === undefined ? null : kind === 'total' ? 'totals' : 'notes';
  }
}

export function tooManyRows(maxRows: number, line: number): FileError {
  return new FileError(
    'too_many_rows',
    `The file has more than the ${maxRows} data rows allowed (row ${maxRows + 1} is on line ${line}). Split it into smaller files.`,
  );
}
