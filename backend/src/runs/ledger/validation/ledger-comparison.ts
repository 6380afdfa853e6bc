import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  mixedSums,
  spendOf,
  type Amount,
  type HeldSlices,
  type ImportMode,
  type MixedSums,
  type ValidationReport,
} from '@etl-studio/contracts';
import type { FiguresRow } from '../currency-sums';
import { liveRecordsOf } from '../live-records.sql';
import { liveSetOf } from '../live-sets';
import { rowsOf } from '../rows-of';
import type { Basis } from './basis';
import type { FileSession } from './file-session';
import {
  DISPLACED,
  doubles,
  FILE_TOTALS,
  GAPS,
  HELD,
  MARKS,
  POSSIBLY_DOUBLE,
  type Target,
} from './overlap.sql';

/** Slices beyond which a basis stands for all days of the file. */
const MOST_MARKS = 5_000;

export type DoubleCount = NonNullable<ValidationReport['possibleDoubleCount']>;

/** What a file would do to what counts today. */
@Injectable()
export class LedgerComparison {
  constructor(private readonly database: DataSource) {}

  async overlap(
    { session }: FileSession,
    { orgId, datasetId, sliceBy, place }: Target,
  ): Promise<ValidationReport['overlap']> {
    const parameters = [orgId, datasetId, sliceBy, place];
    const { rows } = await session.query<Omit<HeldSlices, 'spendDelta'> & { days: number }>(HELD, parameters);
    const held = rows.map(({ runId, fileName, from, to, slices, equal, differ, byCurrency }) => {
      const spendDelta = spendOf(byCurrency);
      return { runId, fileName, from, to, slices, equal, differ, spendDelta, byCurrency };
    });
    return { days: rows[0]?.days ?? 0, held };
  }

  async totals({ session }: FileSession, { datasetId }: Target): Promise<MixedSums> {
    const { rows } = await session.query<{ totals: FiguresRow }>(FILE_TOTALS, [datasetId]);
    const [row] = rows;
    if (!row) throw new Error('The sums of a file answered no row');
    return mixedSums(row.totals.byCurrency, row.totals);
  }

  async gaps({ session }: FileSession): Promise<{ days: string[]; count: number }> {
    const { rows } = await session.query<{ days: string[]; count: number }>(GAPS);
    return rows[0] ?? { days: [], count: 0 };
  }

  /**
   * Rows that are live under channels which the file has not, where they are at least half of its `validRows`. The
   * file's records are only asked for where the sums of its days leave that possible.
   */
  async doubleCount(
    file: FileSession,
    target: Target,
    mode: ImportMode,
    validRows: number,
  ): Promise<DoubleCount | null> {
    // Whole days are displaced: nothing stays under another channel.
    if (target.sliceBy === 'date' && mode === 'replace') return null;
    const { session } = file;
    const parameters = [target.datasetId, target.place];
    const possible = await session.query<{ rows: string }>(POSSIBLY_DOUBLE, parameters);
    if (!isHalf(possible.rows[0]?.rows, validRows)) return null;
    await file.withRecords();
    await session.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    const set = await liveSetOf(rowsOf(session), target.orgId, target.datasetId, null);
    const found = await session.query<{ rows: string; amounts: Amount[]; run_ids: string[] }>(
      doubles(liveRecordsOf(set)),
      parameters,
    );
    await session.query('COMMIT');
    const [double] = found.rows;
    if (!double || !isHalf(double.rows, validRows)) return null;
    const { rows, amounts, run_ids: runIds } = double;
    return { rows: Number(rows), spend: spendOf(amounts), byCurrency: amounts, runIds };
  }

  /** Of the file in the session; in mode `append` nothing is displaced. */
  async basis(
    { session }: FileSession,
    target: Target,
    mode: ImportMode,
    found: Pick<Basis, 'how' | 'double'>,
  ): Promise<Basis> {
    const { orgId, datasetId, sliceBy } = target;
    const { rows } = await session.query<{ from: string | null; to: string | null; marks: string[] | null }>(
      MARKS,
      [orgId, datasetId, sliceBy, MOST_MARKS],
    );
    const { from = null, to = null, marks = null } = rows[0] ?? {};
    const range = from !== null && to !== null && mode === 'replace' ? { from, to } : null;
    const slices = { range, marks: range ? marks : [] };
    return { ...found, ...slices, displaced: await this.displaced(target, slices) };
  }

  /** Stands for what these slices hold today. */
  async displaced(target: Target, { range, marks }: Pick<Basis, 'range' | 'marks'>): Promise<string> {
    const days = range ? [range.from, range.to] : [null, null];
    const parameters = [target.orgId, target.datasetId, target.place, ...days, marks];
    const [row] = await this.database.query<{ digest: string }[]>(DISPLACED, parameters);
    return row?.digest ?? '';
  }
}

function isHalf(rows: string | undefined, of: number): boolean {
  return of > 0 && BigInt(rows ?? 0) * 2n >= BigInt(of);
}
