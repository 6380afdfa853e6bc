import { figuresByCurrency } from './currency-sums';

const SUMS = ['records', 'spend', 'clicks', 'conversions'];
const signed = (sign: string) => SUMS.map((sum) => `${sign}u.${sum} AS ${sum}`).join(', ');
const added = (side: string, when: string) =>
  SUMS.map((sum) => `coalesce(sum(d.${sum}) FILTER (WHERE ${when}), 0) AS ${sum}_${side}`).join(', ');
const INSTANT = `to_char(page.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * $1 organization, $2 dataset, $3 and $4 first and last day, $5 to $8 the key of the line before, $9 how many.
 *
 * What a run holds of a slice is live through the times in which the run counted and no replace above it did: ranges, of
 * which one pass over each stack makes all. Where such a range begins or ends its sums come or go, and where they are
 * mended. What comes and goes of a day and channel at one instant is a restatement, unless it adds up to nothing.
 * So the cost is that of the slices, whatever the number of changes, and only the figures of a page are added up.
 */
export const RESTATEMENTS = `
  WITH run AS MATERIALIZED (
    SELECT id, published_at, created_by FROM import_run
    WHERE org_id = $1 AND dataset_id = $2 AND published_at IS NOT NULL
  ), event AS (
    SELECT published_at AS at, 1 AS rank, 'publish' AS cause, id AS run_id, created_by AS by FROM run
    UNION ALL SELECT v.reverted_at, 2, 'revert', v.run_id, v.reverted_by
      FROM run JOIN run_reversion v ON v.run_id = run.id
    UNION ALL SELECT v.restored_at, 3, 'restore', v.run_id, v.restored_by
      FROM run JOIN run_reversion v ON v.run_id = run.id WHERE v.restored_at <> 'infinity'
    UNION ALL SELECT DISTINCT m.mended_at, 4, 'mend', m.run_id, m.mended_by FROM run JOIN row_mend m ON m.run_id = run.id
    UNION ALL SELECT DISTINCT m.undone_at, 5, 'undo_mend', m.run_id, m.undone_by
      FROM run JOIN row_mend m ON m.run_id = run.id WHERE m.undone_at <> 'infinity'
  ), change AS MATERIALIZED (
    -- Of several things at one instant, such as a rerun that reverts its origin, the first says what it was.
    SELECT DISTINCT ON (at) * FROM event ORDER BY at, rank, run_id
  ), counting AS MATERIALIZED (
    SELECT run.id, tstzmultirange(tstzrange(run.published_at, 'infinity')) - coalesce(
             (SELECT range_agg(tstzrange(v.reverted_at, v.restored_at)) FROM run_reversion v WHERE v.run_id = run.id),
             '{}') AS times
    FROM run
  ), held AS MATERIALIZED (
    SELECT s.date, s.channel, s.campaign, s.run_id, s.place, s.publish_seq, s.mode,
           counting.times * tstzmultirange(tstzrange(s.held_from, s.held_until)) AS times
    FROM run_slice s JOIN counting ON counting.id = s.run_id
    WHERE s.dataset_id = $2 AND ($3::date IS NULL OR s.date >= $3) AND ($4::date IS NULL OR s.date <= $4)
  ), stacked AS (
    SELECT *, range_agg(times) FILTER (WHERE mode = 'replace') OVER (
      PARTITION BY date, channel, campaign ORDER BY place DESC, publish_seq DESC
      GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered
    FROM held
  ), live AS MATERIALIZED (
    SELECT date, channel, campaign, run_id, lower(range) AS since, upper(range) AS until
    FROM stacked CROSS JOIN LATERAL unnest(times - coalesce(covered, '{}')) AS range
  ), kind AS (
    SELECT run_id, bool_or(channel <> '') AS by_channel, bool_or(campaign <> '') AS by_campaign FROM held GROUP BY run_id
  ), sums AS (
    SELECT u.run_id, u.date, u.counts_from, CASE WHEN kind.by_channel THEN u.channel ELSE '' END AS slice_channel,
           CASE WHEN kind.by_campaign THEN u.campaign ELSE '' END AS slice_campaign,
           coalesce(nullif(u.currency, ''), (SELECT currency FROM import_dataset WHERE id = $2)) AS currency,
           ${signed('')}
    FROM run_rollup u JOIN kind ON kind.run_id = u.run_id
    WHERE u.dataset_id = $2 AND ($3::date IS NULL OR u.date >= $3) AND ($4::date IS NULL OR u.date <= $4)
  ), counted AS MATERIALIZED (
    SELECT live.date, live.channel, u.currency, greatest(live.since, u.counts_from) AS since, live.until, ${signed('')}
    FROM live JOIN sums u ON u.run_id = live.run_id AND u.date = live.date AND u.slice_channel = live.channel
      AND u.slice_campaign = live.campaign
    WHERE u.counts_from < live.until
  ), delta AS MATERIALIZED (
    SELECT date, channel, currency, at, sum(records) AS records, sum(spend) AS spend, sum(clicks) AS clicks,
           sum(conversions) AS conversions
    FROM (
      SELECT u.date, u.channel, u.currency, u.since AS at, ${signed('')} FROM counted u
      UNION ALL SELECT u.date, u.channel, u.currency, u.until, ${signed('-')} FROM counted u WHERE u.until < 'infinity'
    ) each GROUP BY date, channel, currency, at
  ), holding AS (
    -- How many hold the day and channel before.
    SELECT date, channel, at, sum(sum(holders)) OVER (PARTITION BY date, channel ORDER BY at) - sum(holders) AS before
    FROM (
      SELECT date, channel, since AS at, 1 AS holders FROM live
      UNION ALL SELECT date, channel, until, -1 FROM live WHERE until < 'infinity'
    ) each GROUP BY date, channel, at
  ), moved AS (
    SELECT DISTINCT date, channel, at FROM delta WHERE (records, spend, clicks, conversions) <> (0, 0, 0, 0)
  ), restated AS MATERIALIZED (
    SELECT moved.at, moved.date, moved.channel, change.cause, change.run_id, change.by,
           left(moved.channel, 100) AS shown, md5(moved.channel) AS digest
    FROM moved JOIN change ON change.at = moved.at
    LEFT JOIN holding ON holding.date = moved.date AND holding.channel = moved.channel AND holding.at = moved.at
    -- What a publish adds to a day that nothing held is no restatement.
    WHERE change.cause <> 'publish' OR holding.before > 0
  ), page AS MATERIALIZED (
    SELECT * FROM restated
    WHERE $5::timestamptz IS NULL OR at < $5
      OR (at = $5 AND (date, shown, digest) > ($6::date, $7::text, $8::text))
    ORDER BY at DESC, date, shown, digest LIMIT $9
  ), part AS (
    SELECT page.at, page.date, page.channel, d.currency,
           ${added('before', 'd.at < page.at')}, ${added('after', 'd.at <= page.at')}
    FROM page JOIN delta d ON d.date = page.date AND d.channel = page.channel
    GROUP BY page.at, page.date, page.channel, d.currency
  ), holder AS (
    SELECT page.at, page.date, page.channel,
           coalesce(json_agg(DISTINCT live.run_id) FILTER (WHERE since < page.at AND until >= page.at), '[]') AS from_run_ids,
           coalesce(json_agg(DISTINCT live.run_id) FILTER (WHERE since <= page.at AND until > page.at), '[]') AS to_run_ids
    FROM page JOIN live ON live.date = page.date AND live.channel = page.channel
    GROUP BY page.at, page.date, page.channel
  )
  SELECT ${INSTANT} AS at, cause, run_id, u.name AS by, (SELECT count(*) FROM restated) AS total,
         page.date::text AS date, page.channel, holder.from_run_ids, holder.to_run_ids, figures.before, figures.after,
         json_build_object('at', ${INSTANT}, 'date', page.date, 'channel', shown, 'channelDigest', digest) AS key
  FROM page
  JOIN holder ON holder.at = page.at AND holder.date = page.date AND holder.channel = page.channel
  JOIN (
    SELECT at, date, channel, ${figuresByCurrency((sum) => `${sum}_before`)} AS before,
           ${figuresByCurrency((sum) => `${sum}_after`)} AS after
    FROM part GROUP BY at, date, channel
  ) figures ON figures.at = page.at AND figures.date = page.date AND figures.channel = page.channel
  LEFT JOIN app_user u ON u.id = page.by
  ORDER BY page.at DESC, page.date, shown, digest`;
