import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Amount, ImportMode, SliceBy } from '@etl-studio/contracts';
import { amountsByCurrency } from './currency-sums';

/** Gaps listed at once; all of them are counted. */
const MOST_GAPS = 1_000;

/** First and last day, inclusive; null where open. */
export interface DayRange {
  from: string | null;
  to: string | null;
}

/** Where a page of slices goes on: texts by their beginning, as they may be longer than an address, and a digest. */
export interface SliceKey {
  date: string;
  channel: string;
  channelDigest: string;
  campaign: string;
  campaignDigest: string;
}

export interface HolderRow {
  date: string;
  channel: string;
  campaign: string;
  /** Of the slice. */
  key: SliceKey;
  run_id: string;
  file_name: string;
  mode: ImportMode;
  since: string;
  reverted_at: Date | null;
  counts: boolean;
  records: string;
  amounts: Amount[];
}

export interface SliceOverview {
  slice_by: SliceBy;
  total: string;
  from: string | null;
  to: string | null;
  gaps: string[];
  gap_count: string;
}

/** Which runs hold which slices of a dataset. */
@Injectable()
export class SlicesRepository {
  constructor(private readonly database: DataSource) {}

  /** Everything of one moment. */
  read<T>(work: (transaction: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction('REPEATABLE READ', work);
  }

  /** Each run that holds one of the next slices, lowest in the stack first. */
  holders(
    transaction: EntityManager,
    orgId: string,
    datasetId: string,
    { from, to }: DayRange,
    after: SliceKey | null,
    limit: number,
  ): Promise<HolderRow[]> {
    const { date, channel, channelDigest, campaign, campaignDigest } = after ?? NO_KEY;
    const key = [date, channel, channelDigest, campaign, campaignDigest];
    return transaction.query<HolderRow[]>(HOLDERS, [orgId, datasetId, from, to, limit, ...key]);
  }

  async overview(
    transaction: EntityManager,
    orgId: string,
    datasetId: string,
    { from, to }: DayRange,
  ): Promise<SliceOverview | null> {
    const [row] = await transaction.query<SliceOverview[]>(OVERVIEW, [orgId, datasetId, from, to]);
    return row ?? null;
  }
}

const NO_KEY: { [K in keyof SliceKey]: null } = {
  date: null,
  channel: null,
  channelDigest: null,
  campaign: null,
  campaignDigest: null,
};

const SHOWN = 100;
const KEY = `s.date, left(s.channel, ${SHOWN}), md5(s.channel), left(s.campaign, ${SHOWN}), md5(s.campaign)`;
const HELD = `s.org_id = $1 AND s.dataset_id = $2 AND s.held_until = 'infinity'
  AND ($3::date IS NULL OR s.date >= $3) AND ($4::date IS NULL OR s.date <= $4)`;

const HOLDERS = `
  WITH page AS (
    SELECT DISTINCT ${KEY}, s.channel AS whole_channel, s.campaign AS whole_campaign FROM run_slice s
    WHERE ${HELD} AND ($6::date IS NULL OR (${KEY}) > ($6, $7, $8, $9, $10))
    ORDER BY ${KEY} LIMIT $5
  )
  SELECT s.date::text AS date, s.channel, s.campaign, s.mode, r.id AS run_id, r.file_name, r.reverted_at,
         r.status = 'SUCCEEDED' AS counts,
         json_build_object('date', s.date, 'channel', left(s.channel, ${SHOWN}), 'channelDigest', md5(s.channel),
                           'campaign', left(s.campaign, ${SHOWN}), 'campaignDigest', md5(s.campaign)) AS key,
         to_char(greatest(r.published_at, s.held_from) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS since,
         sums.records, sums.amounts
  FROM page
  JOIN run_slice s ON s.dataset_id = $2 AND s.date = page.date AND md5(s.channel) = md5(page.whole_channel)
    AND md5(s.campaign) = md5(page.whole_campaign) AND s.held_until = 'infinity'
  JOIN import_run r ON r.id = s.run_id
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(records), 0) AS records, ${amountsByCurrency()} AS amounts FROM (
      SELECT coalesce(nullif(u.currency, ''), (SELECT currency FROM import_dataset WHERE id = $2)) AS currency,
             sum(u.records) AS records, sum(u.spend) AS spend
      FROM run_rollup u
      WHERE u.run_id = s.run_id AND u.date = s.date AND (s.channel = '' OR u.channel = s.channel)
        AND (s.campaign = '' OR u.campaign = s.campaign)
      GROUP BY 1
    ) summed
  ) sums
  ORDER BY ${KEY}, s.place, s.publish_seq`;

// The range is that of all live slices; gaps are looked for where it meets the wanted days.
const OVERVIEW = `
  WITH live AS MATERIALIZED (
    SELECT DISTINCT date FROM live_slice WHERE org_id = $1 AND dataset_id = $2
  ), range AS (
    SELECT min(date) AS first, max(date) AS last FROM live
  ), gap AS MATERIALIZED (
    SELECT day::date AS day FROM range, generate_series(greatest(first, $3::date), least(last, $4::date), '1 day') AS day
    EXCEPT SELECT date FROM live
  )
  SELECT d.slice_by, range.first::text AS "from", range.last::text AS "to",
         (SELECT count(*) FROM (SELECT DISTINCT ${KEY} FROM run_slice s WHERE ${HELD}) slice) AS total,
         (SELECT count(*) FROM gap) AS gap_count,
         ARRAY(SELECT day::text FROM gap ORDER BY day LIMIT ${MOST_GAPS}) AS gaps
  FROM import_dataset d, range WHERE d.org_id = $1 AND d.id = $2`;
