import { cut, storable } from '../cells';
import { ByteSplitter } from '../parse/byte-splitter';
import { isSkipped } from '../parse/data-rows';
import type { TextRow } from '../parse/text-row';
import { rowFaults } from '../parse/row-faults';
import { tooManyRows } from '../parse/row-reader';
import { windows1252Char } from '../parse/windows-1252';
import { detectPlatform } from '../suggest/platforms';
import type { EngineLimits, FileCut, FileError, FileProfile, NotRow, RawRow } from '../types';
import { columnProfile, provenDecimal, type FileEvidence } from './column-profile';
import { ColumnStats } from './column-stats';
import { FileCuts } from './file-cuts';
import { FileWarnings } from './file-warnings';
import { isNote, isTotal } from './not-rows';
import { reportPeriods } from './preamble';
import type { SniffedHead } from './sniff-head';
import { Subtotals } from './subtotals';
import { tableShape } from './table-shape';
import { TableWindow } from './table-window';

const HEAD_ROWS = 50;
/** Characters that the profile keeps of a cell. */
const KEPT_CHARS = 1000;

/** Reads every record below the header once and finds out what the columns hold and which records are no rows. */
export class TableInspector {
  private readonly splitter: ByteSplitter;
  private readonly window = new TableWindow((record) =>
    this.subtotals.push(record, this.window.first.at(-1)),
  );
  private readonly stats: ColumnStats[];
  private readonly warnings: FileWarnings;
  private readonly early: TextRow[] = [];
  private readonly subtotals: Subtotals;
  private readonly places: FileCuts;
  private certainRows = 0;
  private records = 0;
  /** Lines of the first records beyond the rows allowed. */
  private readonly surplus: number[] = [];

  constructor(
    private head: SniffedHead,
    private readonly limits: EngineLimits,
    cutEvery: number,
  ) {
    this.places = new FileCuts(cutEvery);
    this.stats = head.names.map(() => new ColumnStats());
    this.subtotals = new Subtotals(
      (record) => this.count(record),
      kept,
      head.dialect.ownExport ? 0 : undefined,
    );
    this.warnings = new FileWarnings(head.names.length);
    // What comes after an ASCII head may turn out to be windows-1252: read it so that both endings are possible.
    const badByte = head.ascii ? windows1252Char : () => '\ufffd';
    this.splitter = new ByteSplitter(head.dialect, limits, (record) => this.take(record), { badByte });
  }

  /** Offsets at which the file may be cut, as far as it was read. */
  get cutOffsets(): readonly number[] {
    return this.places.offsets;
  }

  push(chunk: Uint8Array): void {
    this.splitter.push(chunk);
  }

  /** The same places, once the profile is known. */
  cuts({ notRows }: FileProfile): FileCut[] {
    return this.places.cuts(notRows);
  }

  end(): FileProfile {
    this.splitter.end();
    if (this.head.ascii && this.splitter.isNotUtf8) {
      this.head = {
        ...this.head,
        encodingFallback: true,
        dialect: { ...this.head.dialect, encoding: 'windows-1252' },
      };
    }
    for (const stats of this.stats) stats.finish();
    const { held, notRows } = this.withoutNotRows();
    this.subtotals.pushHeld(held);
    if (this.certainRows > this.limits.maxRows) throw this.surplusError();
    for (const stats of this.stats) stats.finish();
    return this.profile([...this.subtotals.found, ...notRows].sort((a, b) => a.line - b.line));
  }

  private take(record: TextRow): void {
    const { head, limits } = this;
    if (record.line < head.dialect.firstDataLine || isSkipped(record, head.names.length)) return;
    if (this.certainRows >= limits.maxRows) throw this.surplusError();
    if (this.early.length < HEAD_ROWS + this.window.first.length) this.early.push(record);
    this.places.note(record, this.records);
    this.records++;
    if (this.records > limits.maxRows && this.surplus.length <= this.window.first.length)
      this.surplus.push(record.line);
    this.window.push(record);
  }

  /** Totals above the rows are no rows: so many records later the first row too many stands. */
  private surplusError(): FileError {
    for (const stats of this.stats) stats.finish();
    const { notRows } = this.withoutNotRows();
    const above = notRows.filter(({ line }) => line <= (this.window.first.at(-1)?.line ?? 0)).length;
    return tooManyRows(this.limits.maxRows, this.surplus[above] ?? 0);
  }

  private count(record: TextRow): void {
    this.certainRows++;
    this.warnings.note(record);
    const { stats } = this;
    for (let column = 0; column < stats.length; column++) stats[column]?.addFrom(record, column);
  }

  /** Splits the rows held back into data and what stands around it. */
  private withoutNotRows(): { held: TextRow[]; notRows: NotRow[] } {
    const { names } = this.head;
    let held = this.window.held();
    if (this.head.dialect.ownExport) return { held, notRows: [] };
    const shape = (rows: TextRow[]) =>
      tableShape(names, this.stats, this.certainRows, rows, (records) => this.statsOf(records));
    const found: NotRow[] = [];
    for (let last = held.at(-1); last; last = held.at(-1)) {
      const current = shape(held);
      const kind = isTotal(last, current) ? 'total' : isNote(last, current) ? 'note' : null;
      if (!kind) break;
      found.unshift({ line: last.line, kind, cells: last.cells.map(kept) });
      held = held.slice(0, -1);
    }
    for (const record of this.window.first) {
      if (held[0] !== record || !isTotal(record, shape(held)) || this.certainRows + held.length < 2) break;
      found.unshift({ line: record.line, kind: 'total', cells: record.cells.map(kept) });
      held = held.slice(1);
    }
    return { held, notRows: found };
  }

  private statsOf(records: TextRow[]): ColumnStats[] {
    return this.stats.map((_, column) => {
      const stats = new ColumnStats();
      for (const record of records) stats.addFrom(record, column);
      stats.finish();
      return stats;
    });
  }

  private profile(notRows: NotRow[]): FileProfile {
    const { head, stats, certainRows } = this;
    const periods = reportPeriods(head.preamble);
    const platform = detectPlatform(
      head.names,
      head.preamble.flatMap(({ cells }) => cells),
    );
    const decimal = head.dialect.ownExport?.of === 'records' ? '.' : provenDecimal(stats);
    const file: FileEvidence = {
      decimal,
      periods,
      dateOrder: platform?.dateOrder ?? null,
      dayFirst: platform?.dayFirst ?? false,
    };
    const columns = head.names.map((name, index) =>
      columnProfile(index, name, stats[index] ?? new ColumnStats(), file),
    );
    return {
      dialect: head.dialect,
      rawHeader: head.rawHeader?.map(storable) ?? null,
      columns,
      notRows,
      dataRows: certainRows,
      reportPeriod: periods[0] ?? null,
      decimal: decimal ?? '.',
      platform: platform && { id: platform.id, name: platform.name },
      warnings: this.warnings.list(head, certainRows),
      head: this.headRows(notRows),
    };
  }

  private headRows(notRows: NotRow[]): RawRow[] {
    const { head, limits } = this;
    const lines = new Set(notRows.map(({ line }) => line));
    const rows = this.early.filter(({ line }) => !lines.has(line)).slice(0, HEAD_ROWS);
    return rows.map((record, i) => ({
      rowNumber: i + 1,
      line: record.line,
      lines: record.lines,
      byteOffset: record.byteOffset,
      cells: record.cells.map(kept),
      faults: rowFaults(
        record,
        head.names.map((name) => ({ name })),
        limits,
        head.dialect.encoding,
      ),
    }));
  }
}

function kept(cell: string): string {
  return storable(cut(cell, KEPT_CHARS));
}
