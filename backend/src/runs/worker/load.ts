import { addAbortSignal } from 'node:stream';
import {
  ImportTally,
  isRecord,
  RowReader,
  type EngineLimits,
  type FileProfile,
  type RowMapper,
} from '@etl-studio/engine';
import type { Mapping, SliceBy } from '@etl-studio/contracts';
import type { Readable } from 'node:stream';
import type { MendedRows } from '../mending/mended-rows';
import { keptReceipt } from '../receipt/kept-receipt';
import { LineCount } from '../receipt/line-count';
import type { Lease } from './lease';
import type { LoadSession } from './load-session';
import type { Progress } from './progress';
import type { LoadResult } from './publication';
import { RollupTally } from './rollup-tally';
import { perCampaign } from './rollups';
import { verifiedBytes } from './verified-bytes';

/** Everything one attempt needs to turn a stored file into rows. */
export interface LoadPlan {
  open(): Promise<Readable>;
  sha256: string;
  /** Bytes. */
  size: number;
  profile: FileProfile;
  mapping: Mapping;
  mapper: RowMapper;
  limits: EngineLimits;
  sliceBy: SliceBy;
  /** For a rerun: rows of its origin that were mended, and the run's id. */
  mended: { rows: MendedRows; originId: string } | null;
}

/** Reads the file once from start to end, and hands each data row on as a record or as a row error. */
export async function load(plan: LoadPlan, into: LoadSession, lease: Lease): Promise<LoadResult> {
  const tally = new ImportTally();
  const rollups = new RollupTally(perCampaign(plan.sliceBy));
  const lineCount = new LineCount(plan.profile.dialect.encoding);
  const began = performance.now();
  /** Offset in the file of the last row so far. */
  let readUpTo = 0;
  const reader = new RowReader(plan.profile, plan.limits, (row) => {
    const outcome = plan.mapper.map(row);
    readUpTo = row.byteOffset;
    if (plan.mended?.rows.has(row.rowNumber)) {
      tally.addRejected(row, outcome);
      into.addRowError(row, outcome.errors);
      return;
    }
    tally.add(row, outcome);
    if (isRecord(outcome)) {
      rollups.add(outcome);
      into.addRecord(row, outcome);
    } else into.addRowError(row, outcome.errors);
  });
  let phase: Progress['phase'] = 'importing';
  const rowsPerSecond = () => Math.round((tally.totalRows * 1000) / Math.max(1, performance.now() - began));
  lease.progress = () => ({
    phase,
    processedRows: tally.totalRows,
    validRows: tally.validRows,
    invalidRows: tally.invalidRows,
    bytesRead: reader.bytesRead,
    rowsPerSecond: rowsPerSecond(),
    spend: tally.spend,
    topErrors: tally.topErrors(),
  });

  const bytes = addAbortSignal(lease.signal, await plan.open());
  for await (const piece of verifiedBytes(bytes, plan)) {
    // No row is shorter than a byte.
    await plan.mended?.rows.reach(tally.totalRows + reader.bytesRead + piece.length - readUpTo);
    reader.push(piece);
    lineCount.push(piece);
    await into.breathe();
    lease.signal.throwIfAborted();
  }
  reader.end();
  phase = 'finalising';
  await into.commit();
  const { totalRows, validRows, invalidRows, spend } = tally;
  return {
    totalRows,
    validRows,
    invalidRows,
    spend,
    rowsPerSecond: rowsPerSecond(),
    topErrors: tally.topErrors(),
    control: tally.control(plan.profile, plan.mapping),
    receipt: keptReceipt(lineCount.lines, reader, tally),
    rollups: { perCampaign: perCampaign(plan.sliceBy), sums: rollups.rollups() },
    mendsAgain: plan.mended && {
      originId: plan.mended.originId,
      reading: { ...plan, names: plan.profile.columns.map(({ name }) => name) },
    },
  };
}
