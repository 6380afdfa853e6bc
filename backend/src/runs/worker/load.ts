import { ImportTally, type EngineLimits, type FileProfile, type RowMapper } from '@etl-studio/engine';
import type { Mapping, SliceBy } from '@etl-studio/contracts';
import type { Readable } from 'node:stream';
import type { ByteRange } from '../../platform/storage';
import type { FilePart } from '../file-part';
import type { MendedRows } from '../mending/mended-rows';
import { keptReceipt } from '../receipt/kept-receipt';
import type { Lease } from './lease';
import type { LoadSession } from './load-session';
import type { LoadResult } from './publication';
import { perCampaign } from './rollups';
import { RowLoad, type LoadedSums } from './row-load';

/** Everything one attempt needs to turn a stored file into rows. */
export interface LoadPlan {
  open(range?: ByteRange): Promise<Readable>;
  sha256: string;
  /** Bytes. */
  size: number;
  /** In which several workers may load the file; null: as a whole. */
  parts: FilePart[] | null;
  profile: FileProfile;
  mapping: Mapping;
  mapper: RowMapper;
  limits: EngineLimits;
  sliceBy: SliceBy;
  /** For a rerun: rows of its origin that were mended, from a row on, and the origin's id. */
  mended: { rowsFrom(rowNumber: number): MendedRows; originId: string } | null;
}

/** Reads the file once from start to end, and stores each data row as a record or as a row error. */
export async function load(plan: LoadPlan, into: LoadSession, lease: Lease): Promise<LoadResult> {
  const rows = new RowLoad(plan, into);
  lease.progress = () => rows.progress();
  await into.begin();
  await rows.run(await plan.open(), plan, lease.signal);
  return resultOf(plan, rows.sums, rows.rowsPerSecond);
}

/** What a file whose rows add up to this is published with. */
export function resultOf(plan: LoadPlan, sums: LoadedSums, rowsPerSecond: number): LoadResult {
  const tally = new ImportTally();
  tally.addState(sums.tally);
  const { totalRows, validRows, invalidRows, spend } = tally;
  return {
    totalRows,
    validRows,
    invalidRows,
    spend,
    rowsPerSecond,
    topErrors: tally.topErrors(),
    control: tally.control(plan.profile, plan.mapping),
    receipt: keptReceipt(sums.total, sums, tally),
    rollups: { perCampaign: perCampaign(plan.sliceBy), sums: sums.rollups },
    mendsAgain: plan.mended && {
      originId: plan.mended.originId,
      reading: { ...plan, names: plan.profile.columns.map(({ name }) => name) },
    },
  };
}
