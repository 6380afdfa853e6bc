import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChannelFacet, RecordFilter, RecordSums } from '@etl-studio/contracts';
import {
  RECORD_CONDITION,
  recordParameters,
  ROLLUP_CONDITION,
  type PublishedRows,
} from './record-filter.sql';
import { recordsOf } from './row-homes';
import { afterKey, orderBy, type RecordKey, type RecordOrder } from './record-order';

/** Channels beyond these are counted in the total only. */
const MOST_FACETS = 200;

export interface RecordRow {
  row_number: number;
  line: number;
  date: string;
  campaign: string;
  channel: string;
  spend: string;
  clicks: string | null;
  conversions: string | null;
  /** The value that the page is sorted by, as text. */
  sort_value: string | null;
}

/** A page: in which order, after which row or after how many rows. */
export interface RecordPageRequest {
  order: RecordOrder;
  after: RecordKey | null;
  offset: number;
  limit: number;
}

export interface RecordSummary {
  total: number;
  sums: RecordSums;
  channels: ChannelFacet[];
}

export interface SummaryRow {
  is_total: boolean;
  channel: string | null;
  count: string;
  spend: string;
  clicks: string;
  conversions: string;
}

/** Published records of a run. */
@Injectable()
export class RecordsRepository {
  constructor(private readonly database: DataSource) {}

  list(
    orgId: string,
    rows: PublishedRows,
    filter: RecordFilter,
    page: RecordPageRequest,
  ): Promise<RecordRow[]> {
    const { order, after, limit, offset } = page;
    const parameters: unknown[] = [...recordParameters(orgId, rows, filter), limit, offset];
    const beyond = after && afterKey(order, after, parameters.length + 1, rows);
    return this.database.query<RecordRow[]>(
      `SELECT row_number, line, to_char(date, 'YYYY-MM-DD') AS date, campaign, channel,
              trim_scale(spend)::text AS spend, clicks, trim_scale(conversions)::text AS conversions,
              ${order.column}::text AS sort_value
       FROM ${recordsOf(rows)}
       WHERE ${RECORD_CONDITION} AND ${beyond?.sql ?? 'true'}
       ORDER BY ${orderBy(order)} LIMIT $10 OFFSET $11`,
      [...parameters, ...(beyond?.parameters ?? [])],
    );
  }

  /**
   * Count, exact sums and channels of the whole filtered set: from the run's sums per day and channel where the
   * filter asks for nothing finer, else in one scan of its records.
   */
  async summary(orgId: string, rows: PublishedRows, filter: RecordFilter): Promise<RecordSummary> {
    const finer = filter.search ?? filter.minSpend ?? filter.maxSpend;
    const sql = finer === undefined ? SUMMARY_OF_ROLLUPS : summaryOfRecords(rows);
    const groups = await this.database.query<SummaryRow[]>(sql, recordParameters(orgId, rows, filter));
    return toSummary(groups);
  }
}

export function toSummary(groups: readonly SummaryRow[]): RecordSummary {
  const total = groups.find((group) => group.is_total);
  return {
    total: Number(total?.count ?? 0),
    sums: {
      spend: total?.spend ?? '0',
      clicks: total?.clicks ?? '0',
      conversions: total?.conversions ?? '0',
    },
    channels: groups
      .filter((group) => !group.is_total)
      .map((group) => ({ channel: group.channel ?? '', count: Number(group.count) })),
  };
}

export const summaryOf = (source: string, count: string, condition: string) => `
  SELECT grouping(channel) = 1 AS is_total, channel, ${count} AS count,
         trim_scale(coalesce(sum(spend), 0))::text AS spend,
         trim_scale(coalesce(sum(clicks), 0))::text AS clicks,
         trim_scale(coalesce(sum(conversions), 0))::text AS conversions
  FROM ${source} WHERE ${condition}
  GROUP BY GROUPING SETS ((), (channel))
  ORDER BY grouping(channel) DESC, count DESC, channel LIMIT ${MOST_FACETS + 1}`;

const SUMMARY_OF_ROLLUPS = summaryOf('run_rollup', 'coalesce(sum(records), 0)', ROLLUP_CONDITION);
const summaryOfRecords = (rows: PublishedRows) => summaryOf(recordsOf(rows), 'count(*)', RECORD_CONDITION);
