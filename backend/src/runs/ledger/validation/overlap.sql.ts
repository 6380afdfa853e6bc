import type { SliceBy } from '@etl-studio/contracts';

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
    SELECT date, ${CHANNEL} AS channel, ${CAMPAIGN} AS campaign, sum(records) AS records, sum(spend) AS spend,
           sum(clicks) AS clicks, sum(conversions) AS conversions
    FROM file_sum GROUP BY 1, 2, 3
  )`;

/** Of one slice that a run holds, what it adds up to today. */
const SLICE_SUMS = `
  SELECT sum(u.records) AS records, sum(u.spend) AS spend, sum(u.clicks) AS clicks, sum(u.conversions) AS conversions
  FROM run_rollup u
  WHERE u.run_id = s.run_id AND u.date = s.date AND (s.channel = '' OR u.channel = s.channel)
    AND (s.campaign = '' OR u.campaign = s.campaign)`;

/** $1 organization, $2 dataset, $3 slices by, $4 place. */
export const HELD = `
  WITH ${FILE_SLICE}, held AS (
    SELECT s.run_id, s.date, f.spend - held.spend AS delta,
           f.records = held.records AND f.spend = held.spend AND f.clicks = held.clicks
             AND f.conversions = held.conversions AS equal
    FROM live_slice s
    JOIN file_slice f ON f.date = s.date AND f.channel = s.channel AND f.campaign = s.campaign
    CROSS JOIN LATERAL (${SLICE_SUMS}) held
    WHERE s.org_id = $1 AND s.dataset_id = $2 AND ($4::bigint IS NULL OR s.place <= $4)
  )
  SELECT r.id AS "runId", r.file_name AS "fileName", min(held.date)::text AS "from", max(held.date)::text AS "to",
         count(*)::int AS slices, count(*) FILTER (WHERE equal)::int AS equal,
         count(*) FILTER (WHERE NOT equal)::int AS differ, trim_scale(sum(delta))::text AS "spendDelta",
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
  SELECT md5(coalesce(string_agg(concat_ws(' ', s.run_id, s.date, md5(s.channel), md5(s.campaign), held.records,
           trim_scale(held.spend), trim_scale(held.clicks), trim_scale(held.conversions)), ','
           ORDER BY s.run_id, s.date, md5(s.channel), md5(s.campaign)), '')) AS digest
  FROM live_slice s CROSS JOIN LATERAL (${SLICE_SUMS}) held
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
    SELECT date, campaign, spend, count(*) AS records, array_agg(DISTINCT run_id) AS run_ids
    FROM ${live} WHERE date IN (SELECT date FROM file_sum) AND ${ELSEWHERE} GROUP BY date, campaign, spend
  ), file AS (
    SELECT date, campaign, spend, count(*) AS records FROM file_record GROUP BY date, campaign, spend
  ), matched AS MATERIALIZED (
    SELECT least(file.records, live.records) AS rows, spend, run_ids FROM file JOIN live USING (date, campaign, spend)
  )
  SELECT coalesce(sum(rows), 0)::bigint AS rows, trim_scale(coalesce(sum(rows * spend), 0))::text AS spend,
         ARRAY(SELECT DISTINCT unnest(run_ids) FROM matched) AS run_ids
  FROM matched`;
