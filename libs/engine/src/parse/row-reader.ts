import { FileError, type EngineLimits, type FileProfile, type RawRow } from '../types';
import { ByteSplitter } from './byte-splitter';
import { isSkipped } from './data-rows';
import type { TextRow } from './text-row';
import { rowFaults } from './row-faults';

/** Reads the data rows of a file whose profile is known: no preamble, header, blank line, comment, total or note. */
export class RowReader {
  private readonly splitter: ByteSplitter;
  private readonly notRows: Set<number>;
  private readonly width: number;
  private rows = 0;
  private bytes = 0;

  constructor(
    private readonly profile: FileProfile,
    private readonly limits: EngineLimits,
    private readonly onRow: (row: RawRow) => void,
  ) {
    this.width = profile.columns.length;
    this.notRows = new Set(profile.notRows.map(({ line }) => line));
    this.splitter = new ByteSplitter(profile.dialect, limits, (record) => this.take(record));
  }

  get bytesRead(): number {
    return this.bytes;
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
    if (line < dialect.firstDataLine || isSkipped(record, this.width)) return;
    if (this.notRows.size > 0 && this.notRows.has(line)) return;
    if (this.rows >= this.limits.maxRows) throw tooManyRows(this.limits.maxRows, line);
    this.rows++;
    record.rowNumber = this.rows;
    record.faults = rowFaults(record, columns, this.limits, dialect.encoding);
    this.onRow(record);
  }
}

export function tooManyRows(maxRows: number, line: number): FileError {
  return new FileError(
    'too_many_rows',
    `The file has more than the ${maxRows} data rows allowed (row ${maxRows + 1} is on line ${line}). Split it into smaller files.`,
  );
}
