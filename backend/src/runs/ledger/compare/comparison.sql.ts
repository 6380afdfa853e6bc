import { recordsOf, type RowHome } from '../../rows/row-homes';
import { figuresByCurrency } from '../currency-sums';
import { currencyOf } from '../live-records.sql';

/** Groups listed at once: those that differ most. */
export const MOST_GROUPS = 500;

/** Records of both runs in one: `target` says of which, `money` in which currency. */
function both(datasetId: string, base: RowHome, target: RowHome, columns: string): string {
  const money = `coalesce(currency, ${currencyOf({ datasetId })}) AS money`;
  const of = (home: RowHome, isTarget: boolean, first: number) => `
    SELECT ${columns}, ${money}, ${isTarget} AS target FROM ${recordsOf(home)}
    WHERE org_id = $${first} AND run_id = $${first + 1} AND epoch = $${first + 2}`;
  return `(${of(base, false, 1)} UNION ALL ${of(target, true, 4)}) AS row`;
}

/** Parameters of all statements here. */
export function comparedParameters(base: RowHome, target: RowHome): unknown[] {
  return [base, target].flatMap(({ orgId, runId, epoch }) => [orgId, runId, epoch]);
}

const SUMS = ['records', 'spend', 'clicks', 'conversions'] as const;

/** Sums of one side, or of `value` with its sign. */
const sums = (suffix: string, value: (sum: string) => string) =>
  SUMS.map((sum) => `coalesce(sum(${value(sum)}), 0) AS ${sum}_${suffix}`).join(', ');
const valueIn = (sum: string) => (sum === 'records' ? '1' : sum);

/** One pass over both runs: in all, and by day, channel and campaign. Amounts of several currencies stand apart. */
export function comparedBy(datasetId: string, base: RowHome, target: RowHome): string {
  return `
    WITH part AS MATERIALIZED (
      SELECT CASE WHEN grouping(date) = 0 THEN 'day' WHEN grouping(channel) = 0 THEN 'channel'
                  WHEN grouping(campaign) = 0 THEN 'campaign' ELSE 'all' END AS by,
             coalesce(date::text, channel, campaign, '') AS name, money AS currency,
             ${sums('base', (sum) => `CASE WHEN NOT target THEN ${valueIn(sum)} END`)},
             ${sums('target', (sum) => `CASE WHEN target THEN ${valueIn(sum)} END`)},
             ${sums('delta', (sum) => `CASE WHEN target THEN ${valueIn(sum)} ELSE -${valueIn(sum)} END`)}
      FROM ${both(datasetId, base, target, 'date, channel, campaign, spend, clicks, conversions')}
      GROUP BY GROUPING SETS ((money), (date, money), (channel, money), (campaign, money))
    ), ranked AS (
      SELECT by, name, row_number() OVER (PARTITION BY by ORDER BY max(abs(spend_delta)) DESC, name) AS rank
      FROM part GROUP BY by, name
    )
    SELECT by, name, ${figuresByCurrency((sum) => `${sum}_base`)} AS base,
           ${figuresByCurrency((sum) => `${sum}_target`)} AS target,
           ${figuresByCurrency((sum) => `${sum}_delta`, 'true', 'records_base + records_target')} AS delta
    FROM ranked JOIN part USING (by, name) WHERE rank <= ${MOST_GROUPS}
    GROUP BY by, name, rank ORDER BY by, CASE WHEN by = 'day' THEN name END, rank`;
}

const KEY = 'date, channel, campaign';

/**
 * Records as multisets: equal ones of both runs meet first; what is left of one day, channel and campaign in both is
 * changed, in one of them added or removed.
 */
const LEFT = (datasetId: string, base: RowHome, target: RowHome) => `
  equal AS (
    SELECT ${KEY}, count(*) FILTER (WHERE NOT target) AS base, count(*) FILTER (WHERE target) AS target
    FROM ${both(datasetId, base, target, `${KEY}, spend, clicks, conversions`)}
    GROUP BY ${KEY}, spend, clicks, conversions, money
  ), rest AS (
    SELECT ${KEY}, sum(least(base, target)) AS unchanged, sum(base - least(base, target)) AS base,
           sum(target - least(base, target)) AS target
    FROM equal GROUP BY ${KEY}
  )`;

export function changedRecords(datasetId: string, base: RowHome, target: RowHome): string {
  return `
    WITH ${LEFT(datasetId, base, target)}
    SELECT coalesce(sum(unchanged), 0)::int AS unchanged, coalesce(sum(least(base, target)), 0)::int AS changed,
           coalesce(sum(target - least(base, target)), 0)::int AS added,
           coalesce(sum(base - least(base, target)), 0)::int AS removed
    FROM rest`;
}

/** Records of a few days, channels and campaigns of each kind of change; $7 how many of each, $8 records of each. */
export function sampleRecords(datasetId: string, base: RowHome, target: RowHome): string {
  return `
    WITH ${LEFT(datasetId, base, target)}, kind AS (
      SELECT ${KEY}, CASE WHEN base > 0 AND target > 0 THEN 'changed' WHEN base > 0 THEN 'removed' ELSE 'added' END AS kind
      FROM rest WHERE base + target > 0
    ), sample AS (
      SELECT *, row_number() OVER (PARTITION BY kind ORDER BY ${KEY}) AS rank FROM kind
    )
    SELECT kind, target, row_number, line, date::text AS date, campaign, channel, spend, clicks, conversions,
           currency
    FROM (
      SELECT sample.kind, sample.rank, row.target, row.row_number, row.line, row.date, row.campaign, row.channel,
             trim_scale(row.spend)::text AS spend, row.clicks, trim_scale(row.conversions)::text AS conversions,
             row.money AS currency, row_number() OVER (PARTITION BY ${KEY.split(', ')
               .map((column) => `row.${column}`)
               .join(', ')}, row.target ORDER BY row.row_number) AS nth
      FROM sample JOIN ${both(datasetId, base, target, `row_number, line, ${KEY}, spend, clicks, conversions`)}
        USING (${KEY})
      WHERE sample.rank <= $7
    ) found WHERE nth <= $8
    ORDER BY kind, rank, target, row_number`;
}
