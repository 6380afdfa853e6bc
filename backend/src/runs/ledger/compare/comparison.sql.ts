import { recordsOf, type RowHome } from '../../rows/row-homes';

/** Groups listed at once: those that differ most. */
export const MOST_GROUPS = 500;

/** Records of both runs in one, `target` saying of which. */
function both(base: RowHome, target: RowHome, columns: string): string {
  const of = (home: RowHome, isTarget: boolean, first: number) => `
    SELECT ${columns}, ${isTarget} AS target FROM ${recordsOf(home)}
    WHERE org_id = $${first} AND run_id = $${first + 1} AND epoch = $${first + 2}`;
  return `(${of(base, false, 1)} UNION ALL ${of(target, true, 4)}) AS row`;
}

/** Parameters of all statements here. */
export function comparedParameters(base: RowHome, target: RowHome): unknown[] {
  return [base, target].flatMap(({ orgId, runId, epoch }) => [orgId, runId, epoch]);
}

const figures = (which: string) => `json_build_object(
  'records', count(*) FILTER (WHERE ${which}),
  'spend', trim_scale(coalesce(sum(spend) FILTER (WHERE ${which}), 0))::text,
  'clicks', trim_scale(coalesce(sum(clicks) FILTER (WHERE ${which}), 0))::text,
  'conversions', trim_scale(coalesce(sum(conversions) FILTER (WHERE ${which}), 0))::text)`;

const SIGN = 'CASE WHEN target THEN 1 ELSE -1 END';
const COMPARED = `
  ${figures('NOT target')} AS base, ${figures('target')} AS target,
  json_build_object(
    'records', sum(${SIGN}),
    'spend', trim_scale(coalesce(sum(spend * ${SIGN}), 0))::text,
    'clicks', trim_scale(coalesce(sum(clicks * ${SIGN}), 0))::text,
    'conversions', trim_scale(coalesce(sum(conversions * ${SIGN}), 0))::text) AS delta`;

/** One pass over both runs: in all, and by day, channel and campaign. */
export function comparedBy(base: RowHome, target: RowHome): string {
  return `
    WITH compared AS (
      SELECT CASE WHEN grouping(date) = 0 THEN 'day' WHEN grouping(channel) = 0 THEN 'channel'
                  WHEN grouping(campaign) = 0 THEN 'campaign' ELSE 'all' END AS by,
             coalesce(date::text, channel, campaign, '') AS name,
             abs(coalesce(sum(spend * ${SIGN}), 0)) AS difference, ${COMPARED}
      FROM ${both(base, target, 'date, channel, campaign, spend, clicks, conversions')}
      GROUP BY GROUPING SETS ((), (date), (channel), (campaign))
    ), ranked AS (
      SELECT *, row_number() OVER (PARTITION BY by ORDER BY difference DESC, name) AS rank FROM compared
    )
    SELECT by, name, base, target, delta FROM ranked WHERE rank <= ${MOST_GROUPS}
    ORDER BY by, CASE WHEN by = 'day' THEN name END, rank`;
}

const KEY = 'date, channel, campaign';

/**
 * Records as multisets: equal ones of both runs meet first; what is left of one day, channel and campaign in both is
 * changed, in one of them added or removed.
 */
const LEFT = (base: RowHome, target: RowHome) => `
  equal AS (
    SELECT ${KEY}, count(*) FILTER (WHERE NOT target) AS base, count(*) FILTER (WHERE target) AS target
    FROM ${both(base, target, `${KEY}, spend, clicks, conversions, currency`)}
    GROUP BY ${KEY}, spend, clicks, conversions, currency
  ), rest AS (
    SELECT ${KEY}, sum(least(base, target)) AS unchanged, sum(base - least(base, target)) AS base,
           sum(target - least(base, target)) AS target
    FROM equal GROUP BY ${KEY}
  )`;

export function changedRecords(base: RowHome, target: RowHome): string {
  return `
    WITH ${LEFT(base, target)}
    SELECT coalesce(sum(unchanged), 0)::int AS unchanged, coalesce(sum(least(base, target)), 0)::int AS changed,
           coalesce(sum(target - least(base, target)), 0)::int AS added,
           coalesce(sum(base - least(base, target)), 0)::int AS removed
    FROM rest`;
}

/** Records of a few days, channels and campaigns of each kind of change; $7 how many of each, $8 records of each. */
export function sampleRecords(base: RowHome, target: RowHome): string {
  return `
    WITH ${LEFT(base, target)}, kind AS (
      SELECT ${KEY}, CASE WHEN base > 0 AND target > 0 THEN 'changed' WHEN base > 0 THEN 'removed' ELSE 'added' END AS kind
      FROM rest WHERE base + target > 0
    ), sample AS (
      SELECT *, row_number() OVER (PARTITION BY kind ORDER BY ${KEY}) AS rank FROM kind
    )
    SELECT kind, target, row_number, line, date::text AS date, campaign, channel, spend, clicks, conversions FROM (
      SELECT sample.kind, sample.rank, row.target, row.row_number, row.line, row.date, row.campaign, row.channel,
             trim_scale(row.spend)::text AS spend, row.clicks, trim_scale(row.conversions)::text AS conversions,
             row.currency, row_number() OVER (PARTITION BY ${KEY.split(', ')
               .map((column) => `row.${column}`)
               .join(', ')}, row.target ORDER BY row.row_number) AS nth
      FROM sample JOIN ${both(base, target, `row_number, line, ${KEY}, spend, clicks, conversions, currency`)}
        USING (${KEY})
      WHERE sample.rank <= $7
    ) found WHERE nth <= $8
    ORDER BY kind, rank, target, row_number`;
}
