import { addAbortSignal } from 'node:stream';
import {
  ImportTally,
  isRecord,
  RowReader,
  type FileCut,
  type LineCounts,
  type RawRow,
  type TallyState,
} from '@etl-studio/engine';
import type { Readable } from 'node:stream';
import { LineCount } from '../receipt/line-count';
import { UnfitParts } from './faults';
import type { LoadPlan } from './load';
import type { LoadSession } from './load-session';
import type { Progress } from './progress';
import { RollupTally, type Rollup } from './rollup-tally';
import { perCampaign } from './rollups';
import { verifiedBytes } from './verified-bytes';

/** What rows add up to that were loaded. Plain JSON. */
export interface LoadedSums {
  tally: TallyState;
  /** Null where there were too many to hold. */
  rollups: Rollup[] | null;
  /** Lines that are no data rows. */
  lines: LineCounts;
  /** All physical lines. */
  total: number;
}

/** Where a part of a file begins, and the number of the first data row behind it. */
export interface PartBounds {
  from: FileCut;
  nextRow: number;
}

/** Rows of a file, or of a part of it, on their way into the database, and what they add up to. */
export class RowLoad {
  private readonly tally = new ImportTally();
  private readonly rollups: RollupTally;
  private readonly lineCount: LineCount;
  private readonly reader: RowReader;
  private readonly mended;
  private readonly began = performance.now();
  private phase: Progress['phase'] = 'importing';
  /** Offset in the file of the last row so far. */
  private readUpTo: number;

  /** Without a part, of the whole file. */
  constructor(
    private readonly plan: LoadPlan,
    private readonly into: LoadSession,
    private readonly part?: PartBounds,
  ) {
    const from = part?.from;
    this.rollups = new RollupTally(perCampaign(plan.sliceBy));
    this.lineCount = new LineCount(plan.profile.dialect.encoding);
    this.mended = plan.mended?.rowsFrom(from?.rowNumber ?? 1);
    this.readUpTo = from?.byteOffset ?? 0;
    this.reader = new RowReader(plan.profile, plan.limits, (row) => this.add(row), from);
  }

  get sums(): LoadedSums {
    return {
      tally: this.tally.state,
      rollups: this.rollups.rollups(),
      lines: this.reader.lines,
      total: this.lineCount.lines,
    };
  }

  get rowsPerSecond(): number {
    return Math.round((this.tally.totalRows * 1000) / Math.max(1, performance.now() - this.began));
  }

  progress(): Progress {
    return {
      phase: this.phase,
      processedRows: this.tally.totalRows,
      validRows: this.tally.validRows,
      invalidRows: this.tally.invalidRows,
      bytesRead: this.reader.bytesRead,
      rowsPerSecond: this.rowsPerSecond,
      spend: this.tally.spend,
      topErrors: this.tally.topErrors(),
    };
  }

  /**
   * Reads the bytes once from start to end, and makes their rows durable; they stay unseen. Throws `UnfitParts` where
   * its rows are not those of the part.
   */
  async run(bytes: Readable, expected: { sha256: string; size: number }, signal: AbortSignal): Promise<void> {
    const start = this.part?.from.byteOffset ?? 0;
    for await (const piece of verifiedBytes(addAbortSignal(signal, bytes), expected)) {
      // No row is shorter than a byte.
      const behindLastRow = start + this.reader.bytesRead + piece.length - this.readUpTo;
      await this.mended?.reach(this.reader.lastRow + behindLastRow);
      this.reader.push(piece);
      this.lineCount.push(piece);
      await this.into.breathe();
      signal.throwIfAborted();
    }
    this.reader.end();
    if (this.part && this.reader.lastRow + 1 !== this.part.nextRow) throw new UnfitParts();
    this.phase = 'finalising';
    await this.into.commit();
  }

  /** Hands the row on as a record or as a row error. */
  private add(row: RawRow): void {
    if (this.part && row.rowNumber >= this.part.nextRow) throw new UnfitParts();
    const outcome = this.plan.mapper.map(row);
    this.readUpTo = row.byteOffset;
    if (this.mended?.has(row.rowNumber)) {
      this.tally.addRejected(row, outcome);
      this.into.addRowError(row, outcome.errors);
      return;
    }
    this.tally.add(row, outcome);
    if (isRecord(outcome)) {
      this.rollups.add(outcome);
      this.into.addRecord(row, outcome);
    } else this.into.addRowError(row, outcome.errors);
  }
}
