/** Mends that a change made, or undid: $1 run, $2 the change's instant, which no other change of the dataset has. */
const MADE = "m.run_id = $1::uuid AND m.mended_at = $2::timestamptz AND m.undone_at = 'infinity'";
const UNDONE = 'm.run_id = $1::uuid AND m.undone_at = $2::timestamptz';

export type Direction = 'made' | 'undone';

/** The condition on `row_mend m` for a change's mends. */
export const MENDS: Record<Direction, string> = { made: MADE, undone: UNDONE };

/** Adds the sums of mended records, or takes them away again; $3 numbers the change, $4 whether campaigns are kept apart. */
const sums = (direction: Direction, sign: '' | '-') => `
  INSERT INTO run_rollup (org_id, dataset_id, run_id, date, channel, campaign, currency, change_seq, counts_from,
                          records, spend, clicks, conversions)
  SELECT r.org_id, r.dataset_id, r.id, m.date, m.channel, CASE WHEN $4::boolean THEN m.campaign ELSE '' END AS part,
         coalesce(m.currency, '') AS unit, $3::bigint, $2::timestamptz, ${sign}count(*), ${sign}sum(m.spend),
         ${sign}coalesce(sum(m.clicks), 0), ${sign}coalesce(sum(m.conversions), 0)
  FROM row_mend m JOIN import_run r ON r.id = m.run_id
  WHERE ${MENDS[direction]} AND m.kind = 'record'
  GROUP BY r.org_id, r.dataset_id, r.id, m.date, m.channel, part, unit`;

export const CHANGE_SUMS: Record<Direction, string> = { made: sums('made', ''), undone: sums('undone', '-') };

/** Slices of a change's records; $3 and $4 whether slices tell channels and campaigns apart. */
const slices = (direction: Direction) => `
  SELECT DISTINCT m.run_id, m.date, CASE WHEN $3::boolean THEN m.channel ELSE '' END AS channel,
         CASE WHEN $4::boolean THEN m.campaign ELSE '' END AS campaign
  FROM row_mend m WHERE ${MENDS[direction]} AND m.kind = 'record'`;

const IS_HELD = `s.run_id = m.run_id AND s.date = m.date AND md5(s.channel) = md5(m.channel)
  AND md5(s.campaign) = md5(m.campaign) AND s.held_until = 'infinity'`;

/** The run now holds the slices of its mended records, at its place. */
export const HOLD_SLICES = `
  INSERT INTO run_slice (org_id, dataset_id, run_id, date, channel, campaign, mode, publish_seq, place, held_from)
  SELECT r.org_id, r.dataset_id, r.id, m.date, m.channel, m.campaign, r.mode, r.publish_seq, r.place, $2::timestamptz
  FROM (${slices('made')}) m JOIN import_run r ON r.id = m.run_id
  WHERE NOT EXISTS (SELECT FROM run_slice s WHERE ${IS_HELD})`;

/** Lets go of slices of which the run holds no record any more. */
export const LET_SLICES_GO = `
  UPDATE run_slice s SET held_until = $2::timestamptz
  FROM (${slices('undone')}) m
  WHERE ${IS_HELD}
    AND 0 = (SELECT coalesce(sum(u.records), 0) FROM run_rollup u
             WHERE u.run_id = s.run_id AND u.date = s.date AND (s.channel = '' OR u.channel = s.channel)
               AND (s.campaign = '' OR u.campaign = s.campaign))`;

export const figuresOf = (direction: Direction): string => `
  SELECT count(*) FILTER (WHERE m.kind = 'record')::int AS records,
         count(*) FILTER (WHERE m.kind = 'excluded')::int AS excluded, coalesce(sum(m.spend), 0)::text AS spend
  FROM row_mend m WHERE ${MENDS[direction]}`;

/** Counts and spend of the run after the change; $2 records and $3 dropped rows that are more, or fewer, and $4 their spend. */
export const COUNT_MENDS = `
  UPDATE import_run
  SET valid_rows = valid_rows + $2::int, excluded_rows = excluded_rows + $3::int,
      invalid_rows = invalid_rows - $2::int - $3::int, spend = spend + $4::numeric, top_errors = $5::jsonb,
      has_mends = true
  WHERE id = $1`;
