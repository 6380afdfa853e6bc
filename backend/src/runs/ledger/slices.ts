import { Injectable } from '@nestjs/common';
import { spendOf, type Slice, type SliceHolder, type SlicePage } from '@etl-studio/contracts';
import { decodeCursor, encodeCursor, notACursor, notFound } from '../../platform/http';
import { isDay } from '../rows/text-values';
import { SlicesRepository, type HolderRow, type SliceKey } from './slices.repository';

export interface DayPageRequest {
  from?: string;
  to?: string;
  cursor?: string;
  limit: number;
}

/** Which run holds which slice of a dataset. */
@Injectable()
export class Slices {
  constructor(private readonly slices: SlicesRepository) {}

  /** A page of slices, by day; with the days that none holds. */
  page(orgId: string, datasetId: string, request: DayPageRequest): Promise<SlicePage> {
    const { from = null, to = null, limit, cursor } = request;
    const after = cursor === undefined ? null : keyOf(cursor);
    return this.slices.read(async (transaction) => {
      const overview = await this.slices.overview(transaction, orgId, datasetId, { from, to });
      if (!overview) throw notFound();
      const rows = await this.slices.holders(transaction, orgId, datasetId, { from, to }, after, limit + 1);
      const stacks = stacksOf(rows);
      const page = stacks.slice(0, limit);
      const last = stacks.length > limit ? page.at(-1)?.[0] : undefined;
      return {
        items: page.map(toSlice),
        nextCursor: last ? cursorOf(last.key) : null,
        total: Number(overview.total),
        sliceBy: overview.slice_by,
        range:
          overview.from !== null && overview.to !== null ? { from: overview.from, to: overview.to } : null,
        gaps: overview.gaps,
        gapCount: Number(overview.gap_count),
      };
    });
  }
}

function stacksOf(rows: readonly HolderRow[]): HolderRow[][] {
  const stacks: HolderRow[][] = [];
  for (const row of rows) {
    const last = stacks.at(-1);
    if (last?.[0] && isSameSlice(last[0], row)) last.push(row);
    else stacks.push([row]);
  }
  return stacks;
}

function isSameSlice(a: HolderRow, b: HolderRow): boolean {
  return a.date === b.date && a.channel === b.channel && a.campaign === b.campaign;
}

function toSlice(stack: readonly HolderRow[]): Slice {
  const [{ date, channel, campaign } = { date: '', channel: '', campaign: '' }] = stack;
  const top = stack.findLastIndex(({ mode, counts }) => mode === 'replace' && counts);
  return {
    date,
    channel: channel || null,
    campaign: campaign || null,
    stack: stack.map((holder, index): SliceHolder => ({
      runId: holder.run_id,
      fileName: holder.file_name,
      mode: holder.mode,
      since: holder.since,
      revertedAt: holder.reverted_at?.toISOString() ?? null,
      live: holder.counts && index >= top,
      records: Number(holder.records),
      spend: spendOf(holder.amounts),
      byCurrency: holder.amounts,
    })),
  };
}

function cursorOf({ date, channel, channelDigest, campaign, campaignDigest }: SliceKey): string {
  return encodeCursor([date, channel, channelDigest, campaign, campaignDigest]);
}

function keyOf(cursor: string): SliceKey {
  const [date = '', channel = '', channelDigest = '', campaign = '', campaignDigest = ''] = decodeCursor(
    cursor,
    5,
  );
  if (!isDay(date)) throw notACursor();
  return { date, channel, channelDigest, campaign, campaignDigest };
}
