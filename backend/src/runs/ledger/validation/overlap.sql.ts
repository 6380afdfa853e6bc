import type { SliceBy } from '@etl-studio/contracts';
import { amountsByCurrency, figuresByCurrency } from '../currency-sums';

/** Where a run lies among the others: on top of them, or at the place of the run that it is a rerun of. */
export interface Target {
  orgId: string;
  datasetId: string;
  sliceBy: SliceBy;
  /** Null: on top. */
  place: string | null;
}

const CHANNEL = `CASE WHEN $3::text = 'date' THEN '' ELSE channel END`;
const CAMPAIGN = `CASE WHEN $3::text = 'date,channel,campaign' THEN campaign ELSE '' END`;

/** Slices of the file in `file_sum`; $3 is what they are told apart by. */
const FILE_SLICE = `
  file_slice AS (
    SELECT DISTINCT date, ${CHANNEL} AS channel, ${CAMPAIGN} AS campaign FROM file_sum
  )`;

/** Sums of the run `s` that lie in its slice. */
const IN_SLICE = `
  u.run_id = s.run_id AND u.date = s.date AND (s.channel = '' OR u.channel = s.channel)
  AND (s.campaign = '' OR u.campaign = s.campaign)`;

/** What the sums `of` are in, '' where nobody says: that of the dataset where they name none. */
const currencyOf = (of: string, dataset: string): string =>
  `coalesce(nullif(${of}.currency, ''), (SELECT currency FROM import_dataset WHERE id = ${dataset}), '')`;

/** What the file adds up to; $1 dataset. */
export const FILE_TOTALS = `
  SELECT ${figuresByCurrency()} AS totals FROM (
    SELECT nullif(${currencyOf('f', '$1')}, '') AS currency, sum(records) AS records, sum(spend) AS spend,
           sum(clicks) AS clicks, sum(conversions) AS conversions
    FROM file_sum f GROUP BY 1
  ) summed`;

/** $1 organization, $2 dataset, $3 slices by, $4 place. A slice is equal where the sums of each currency are. */
export const HELD = `
  WITH ${FILE_SLICE}, slice AS MATERIALIZED (
    SELECT s.run_id, s.date, s.channel, s.campaign
    FROM live_slice s JOIN file_slice f ON f.date = s.date AND f.channel = s.channel AND f.campaign = s.campaign
    WHERE s.org_id = $1 AND s.dataset_id = $2 AND ($4::bigint IS NULL OR s.place <= $4)
  ), part AS (
    SELECT s.*, f.currency, f.records AS in_file, 0 AS in_run, f.spend, f.clicks, f.conversions
    FROM slice s JOIN (
      SELECT date, ${CHANNEL} AS channel, ${CAMPAIGN} AS campaign, ${currencyOf('file_sum', '$2')} AS currency,
             sum(records) AS records, sum(spend) AS spend, sum(clicks) AS clicks, sum(conversions) AS conversions
      FROM file_sum GROUP BY 1, 2, 3, 4
    ) f USING (date, channel, campaign)
    UNION ALL
    SELECT s.*, ${currencyOf('u', '$2')}, 0, u.records, -u.spend, -u.clicks, -u.conversions
    FROM slice s JOIN run_rollup u ON ${IN_SLICE}
  ), compared AS MATERIALIZED (
    SELECT run_id, date, channel, campaign, currency, sum(in_file) + sum(in_run) AS records, sum(spend) AS delta,
           sum(in_file) = sum(in_run) AND sum(spend) = 0 AND sum(clicks) = 0 AND sum(conversions) = 0 AS equal
    FROM part GROUP BY 1, 2, 3, 4, 5
  ), held AS (
    SELECT run_id, date, bool_and(equal) AS equal FROM compared GROUP BY run_id, date, channel, campaign
  ), delta AS (
    SELECT run_id, ${amountsByCurrency()} AS amounts FROM (
      SELECT run_id, nullif(currency, '') AS currency, sum(records) AS records, sum(delta) AS spend
      FROM compared GROUP BY 1, 2
    ) summed GROUP BY run_id
  )
  SELECT r.id AS "runId", r.file_name AS "fileName", min(held.date)::text AS "from", max(held.date)::text AS "to",
         count(*)::int AS slices, count(*) FILTER (WHERE equal)::int AS equal,
         count(*) FILTER (WHERE NOT equal)::int AS differ,
         (SELECT amounts FROM delta WHERE delta.run_id = r.id) AS "byCurrency",
         (SELECT count(DISTINCT date)::int FROM held) AS days
  FROM held JOIN import_run r ON r.id = held.run_id
  GROUP BY r.id ORDER BY r.place, r.publish_seq`;

const MOST_GAPS = 1_000;

export const GAPS = `
  WITH day AS MATERIALIZED (SELECT DISTINCT date FROM file_sum),
  gap AS MATERIALIZED (
    SELECT d::date AS day
    FROM (SELECT min(date) AS first, max(date) AS last FROM day) range, generate_series(first, last, '1 day') AS d
    EXCEPT SELECT date FROM day
  )
  SELECT (SELECT count(*)::int FROM gap) AS count,
         ARRAY(SELECT day::text FROM gap ORDER BY day LIMIT ${MOST_GAPS}) AS days`;

/** Stands for a slice in a basis: 32 bits of a digest, in hexadecimal. */
const SLICE_MARK = (of: string) =>
  `left(md5(${of}.date::text || md5(${of}.channel) || md5(${of}.campaign)), 8)`;

/** $1 to $3 as above: which slices the file has, their marks only where they are no more than $4. */
export const MARKS = `
  WITH ${FILE_SLICE}
  SELECT min(date)::text AS "from", max(date)::text AS "to",
         CASE WHEN count(*) <= $4 THEN coalesce(array_agg(DISTINCT ${SLICE_MARK('file_slice')}), '{}') END AS marks
  FROM file_slice WHERE $1::uuid IS NOT NULL AND $2::uuid IS NOT NULL`;

/** What the slices of a basis hold today: $1, $2, $3 place, $4 and $5 first and last day, $6 marks or null for all. */
export const DISPLACED = `
  SELECT md5(coalesce(string_agg(concat_ws(' ', s.run_id, s.date, md5(s.channel), md5(s.campaign), held.currency,
           held.records, trim_scale(held.spend), trim_scale(held.clicks), trim_scale(held.conversions)), ','
           ORDER BY s.run_id, s.date, md5(s.channel), md5(s.campaign), held.currency), '')) AS digest
  FROM live_slice s CROSS JOIN LATERAL (
    SELECT u.currency, sum(u.records) AS records, sum(u.spend) AS spend, sum(u.clicks) AS clicks,
           sum(u.conversions) AS conversions
    FROM run_rollup u WHERE ${IN_SLICE} GROUP BY u.currency HAVING sum(u.records) > 0
  ) held
  WHERE s.org_id = $1 AND s.dataset_id = $2 AND ($3::bigint IS NULL OR s.place <= $3)
    AND s.date BETWEEN $4::date AND $5::date AND ($6::text[] IS NULL OR ${SLICE_MARK('s')} = ANY ($6))`;

// Records that a start neither displaces nor reverts, under channels that the file has not.
const ELSEWHERE = `
  channel NOT IN (SELECT channel FROM file_sum)
  AND run_id NOT IN (SELECT id FROM import_run WHERE dataset_id = $1 AND place = $2::bigint)`;

/** Most rows that could be equal, by day: $1 dataset, $2 place. */
export const POSSIBLY_DOUBLE = `
  SELECT coalesce(sum(least(file.records, live.records)), 0)::bigint AS rows
  FROM (SELECT date, sum(records) AS records FROM file_sum GROUP BY date) file
  JOIN (SELECT date, sum(records) AS records FROM live_rollup
        WHERE dataset_id = $1 AND date IN (SELECT date FROM file_sum) AND ${ELSEWHERE} GROUP BY date) live USING (date)`;

/** Rows of `file_record` with as many equal ones among `live`, an item of FROM; $1 dataset, $2 place. */
export const doubles = (live: string): string => `
  WITH live AS MATERIALIZED (
    SELECT date, campaign, spend, ${currencyOf('import_record', '$1')} AS money, count(*) AS records,
           array_agg(DISTINCT run_id) AS run_ids
    FROM ${live} WHERE date IN (SELECT date FROM file_sum) AND ${ELSEWHERE} GROUP BY date, campaign, spend, money
  ), file AS (
    SELECT date, campaign, spend, ${currencyOf('file_record', '$1')} AS money, count(*) AS records
    FROM file_record GROUP BY date, campaign, spend, money
  ), matched AS MATERIALIZED (
    SELECT least(file.records, live.records) AS rows, spend, money, run_ids
    FROM file JOIN live USING (date, campaign, spend, money)
  )
  SELECT coalesce(sum(records), 0)::bigint AS rows, ${amountsByCurrency()} AS amounts,
         ARRAY(SELECT DISTINCT unnest(run_ids) FROM matched) AS run_ids
  FROM (
    SELECT nullif(money, '') AS currency, sum(rows) AS records, sum(rows * spend) AS spend FROM matched GROUP BY money
  ) summed`;
