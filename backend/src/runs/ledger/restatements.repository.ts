import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Restatement } from '@etl-studio/contracts';
import { figuresByCurrency, type FiguresRow } from './currency-sums';
import type { DayRange } from './slices.repository';

export interface RestatementRow {
  at: string;
  cause: Restatement['cause'];
  run_id: string;
  by: string | null;
  date: string;
  channel: string;
  key: RestatementKey;
  /** Of each currency. */
  from_run_ids: string[][];
  to_run_ids: string[][];
  before: FiguresRow;
  after: FiguresRow;
  total: string;
}

/** Where a page goes on, newest change first. */
export interface RestatementKey {
  at: string;
  date: string;
  channel: string;
  channelDigest: string;
}

/**
 * Past days whose figures were changed. Nothing of it is stored: for each change of the ledger, the days and channels
 * of the slices that it touched are added up a microsecond before it and at it.
 */
@Injectable()
export class RestatementsRepository {
  constructor(private readonly database: DataSource) {}

  /** The next of them; each says how many there are in all, which is found out in the same pass. */
  list(
    orgId: string,
    datasetId: string,
    { from, to }: DayRange,
    after: RestatementKey | null,
    limit: number,
  ): Promise<RestatementRow[]> {
    const { at, date, channel, channelDigest } = after ?? NO_KEY;
    const parameters = [orgId, datasetId, from, to, at, date, channel, channelDigest, limit];
    return this.database.query<RestatementRow[]>(RESTATEMENTS, parameters);
  }
}

const NO_KEY: { [K in keyof RestatementKey]: null } = {
  at: null,
  date: null,
  channel: null,
  channelDigest: null,
};

const SUMS = ['records', 'spend', 'clicks', 'conversions'];
const columns = (side: string) => SUMS.map((sum) => `${sum}_${side}`).join(', ');
const sums = (which: string, side: string) =>
  SUMS.map((sum) => `coalesce(sum(${sum}) FILTER (WHERE ${which}), 0) AS ${sum}_${side}`).join(', ');

// Of several things at one instant, such as a rerun that reverts its origin, the first says what it was.
const RESTATEMENTS = `
  WITH run AS MATERIALIZED (
    SELECT id, published_at, created_by FROM import_run
    WHERE org_id = $1 AND dataset_id = $2 AND published_at IS NOT NULL
  ), event AS MATERIALIZED (
    SELECT published_at AS at, 1 AS rank, 'publish' AS cause, id AS run_id, created_by AS by FROM run
    UNION ALL SELECT v.reverted_at, 2, 'revert', v.run_id, v.reverted_by
      FROM run JOIN run_reversion v ON v.run_id = run.id
    UNION ALL SELECT v.restored_at, 3, 'restore', v.run_id, v.restored_by
      FROM run JOIN run_reversion v ON v.run_id = run.id WHERE v.restored_at <> 'infinity'
    UNION ALL SELECT DISTINCT m.mended_at, 4, 'mend', m.run_id, m.mended_by FROM run JOIN row_mend m ON m.run_id = run.id
    UNION ALL SELECT DISTINCT m.undone_at, 5, 'undo_mend', m.run_id, m.undone_by
      FROM run JOIN row_mend m ON m.run_id = run.id WHERE m.undone_at <> 'infinity'
  ), span AS MATERIALIZED (
    -- The times through which a run counted.
    SELECT start.run_id, start.at AS since,
           coalesce((SELECT min(v.reverted_at) FROM run_reversion v
                     WHERE v.run_id = start.run_id AND v.reverted_at >= start.at), 'infinity') AS until
    FROM event start WHERE start.cause IN ('publish', 'restore')
  ), touched AS MATERIALIZED (
    SELECT DISTINCT event.at, s.date, s.channel FROM event JOIN run_slice s ON s.run_id = event.run_id
    WHERE ($3::date IS NULL OR s.date >= $3) AND ($4::date IS NULL OR s.date <= $4)
  ), held AS (
    SELECT touched.at, moment.at AS instant, moment.after, s.date, s.channel, s.campaign, s.run_id,
           ARRAY[s.place, s.publish_seq] AS position,
           max(CASE WHEN s.mode = 'replace' THEN ARRAY[s.place, s.publish_seq] END)
             OVER (PARTITION BY touched.at, moment.after, s.date, s.channel, s.campaign) AS top
    FROM touched
    CROSS JOIN LATERAL (
      VALUES (false, touched.at - interval '1 microsecond'), (true, touched.at)
    ) AS moment (after, at)
    JOIN run_slice s ON s.dataset_id = $2 AND s.date = touched.date AND md5(s.channel) = md5(touched.channel)
      AND s.held_from <= moment.at AND s.held_until > moment.at
    JOIN span ON span.run_id = s.run_id AND span.since <= moment.at AND span.until > moment.at
  ), part AS MATERIALIZED (
    SELECT held.at, held.date, held.channel,
           coalesce(nullif(u.currency, ''), (SELECT currency FROM import_dataset WHERE id = $2)) AS currency,
           array_agg(DISTINCT held.run_id) FILTER (WHERE NOT after) AS from_run_ids,
           array_agg(DISTINCT held.run_id) FILTER (WHERE after) AS to_run_ids,
           ${sums('NOT after', 'before')}, ${sums('after', 'after')}
    FROM held
    JOIN run_rollup u ON u.run_id = held.run_id AND u.date = held.date AND u.counts_from <= held.instant
      AND (held.channel = '' OR u.channel = held.channel) AND (held.campaign = '' OR u.campaign = held.campaign)
    WHERE held.top IS NULL OR held.position >= held.top
    GROUP BY held.at, held.date, held.channel, currency
  ), restated AS MATERIALIZED (
    SELECT part.at, part.date, part.channel, change.cause, change.run_id, change.by,
           left(part.channel, 100) AS shown, md5(part.channel) AS digest
    FROM part
    JOIN (SELECT DISTINCT ON (at) * FROM event ORDER BY at, rank, run_id) change ON change.at = part.at
    GROUP BY part.at, part.date, part.channel, change.cause, change.run_id, change.by
    HAVING bool_or((${columns('before')}) <> (${columns('after')}))
      -- What a publish adds to a day that nothing held is no restatement.
      AND (change.cause <> 'publish' OR count(from_run_ids) > 0)
  ), page AS (
    SELECT * FROM restated
    WHERE $5::timestamptz IS NULL OR at < $5
      OR (at = $5 AND (date, shown, digest) > ($6::date, $7::text, $8::text))
    ORDER BY at DESC, date, shown, digest LIMIT $9
  )
  SELECT to_char(page.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, cause, run_id, u.name AS by,
         (SELECT count(*) FROM restated) AS total, page.date::text AS date, page.channel,
         coalesce(json_agg(from_run_ids) FILTER (WHERE from_run_ids IS NOT NULL), '[]') AS from_run_ids,
         coalesce(json_agg(to_run_ids) FILTER (WHERE to_run_ids IS NOT NULL), '[]') AS to_run_ids,
         ${figuresByCurrency((sum) => `${sum}_before`)} AS before,
         ${figuresByCurrency((sum) => `${sum}_after`)} AS after,
         json_build_object('at', to_char(page.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                           'date', page.date, 'channel', shown, 'channelDigest', digest) AS key
  FROM page
  JOIN part ON part.at = page.at AND part.date = page.date AND part.channel = page.channel
  LEFT JOIN app_user u ON u.id = page.by
  GROUP BY page.at, page.date, page.channel, cause, run_id, u.name, shown, digest
  ORDER BY page.at DESC, page.date, shown, digest`;
