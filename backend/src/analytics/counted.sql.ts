import type { SqlRunner } from '../platform/database';
import { liveRecordsOf, liveRollupsOf, liveSetOf, liveSlicesOf } from '../runs';
import type { CountedRequest, Scope } from './scope';
import type { SqlValues } from './sql-values';

const COLUMNS = 'dataset_id, run_id, date, channel, campaign, currency, records, spend, clicks, conversions';

/**
 * What counts, as a query with the columns run_id, date, channel, campaign, currency (null where none is named), records,
 * spend, clicks and conversions: sums of rollups, and single records where these do not tell apart what is asked for.
 */
export async function countedOf(
  transaction: SqlRunner,
  request: CountedRequest,
  values: SqlValues,
): Promise<string> {
  const { scope, range, perCampaign } = request;
  const { datasetIds, runId, channel, campaign } = scope;
  const finer = perCampaign || (campaign !== undefined && campaign.length > 0);
  const source = finer ? await campaigns(transaction, request, values) : rollups(scope, values);
  const conditions = [
    `c.dataset_id = ANY (${values.add(datasetIds, 'uuid[]')})`,
    ...(runId === undefined ? [] : [`c.run_id = ${values.add(runId, 'uuid')}`]),
    ...(channel?.length ? [`c.channel = ANY (${values.add(channel, 'text[]')})`] : []),
    ...(campaign?.length ? [`c.campaign = ANY (${values.add(campaign, 'text[]')})`] : []),
    ...(range
      ? [`c.date BETWEEN ${values.add(range.from, 'date')} AND ${values.add(range.to, 'date')}`]
      : []),
  ];
  return `
    SELECT c.run_id, c.date, c.channel, c.campaign, coalesce(nullif(c.currency, ''), d.currency) AS currency, c.records,
           c.spend, c.clicks, c.conversions
    FROM ${source} AS c JOIN import_dataset d ON d.id = c.dataset_id
    WHERE ${conditions.join(' AND ')}`;
}

function rollups({ asOf, datasetIds }: Scope, values: SqlValues): string {
  if (asOf === null) return `(SELECT ${COLUMNS} FROM live_rollup)`;
  const asked = `unnest(${values.add(datasetIds, 'uuid[]')}) AS asked (id)`;
  const instant = values.add(asOf, 'timestamptz');
  return `(SELECT u.* FROM ${asked}, LATERAL (SELECT ${COLUMNS} FROM live_rollup_at(asked.id, ${instant})) AS u)`;
}

// Rollups know campaigns only where the dataset's slices do; elsewhere its records are asked.
async function campaigns(
  transaction: SqlRunner,
  { scope, range }: CountedRequest,
  values: SqlValues,
): Promise<string> {
  const branches: string[] = [];
  for (const datasetId of scope.datasetIds) {
    const set = await liveSetOf(transaction, scope.orgId, datasetId, scope.asOf);
    if (set.byCampaign) {
      branches.push(`SELECT ${COLUMNS} FROM ${liveRollupsOf(set, 'u')}`);
      continue;
    }
    const wanted = await runsIn(transaction, { datasetId, asOf: scope.asOf }, range);
    const homes = set.homes.filter(({ runId }) => wanted.has(runId) && (scope.runId ?? runId) === runId);
    if (homes.length === 0) continue;
    branches.push(`SELECT ${values.add(datasetId, 'uuid')} AS dataset_id, run_id, date, channel, campaign,
      coalesce(currency, '') AS currency, 1::bigint AS records, spend, clicks::numeric AS clicks, conversions
      FROM ${liveRecordsOf({ ...set, homes })}`);
  }
  return branches.length === 0
    ? `(SELECT ${COLUMNS} FROM run_rollup WHERE false)`
    : `(${branches.join(' UNION ALL ')})`;
}

/** The runs that hold slices of the range which count: the tables of others need not be opened. */
async function runsIn(
  transaction: SqlRunner,
  dataset: { datasetId: string; asOf: string | null },
  range: CountedRequest['range'],
): Promise<Set<string>> {
  const rows = (await transaction.query(
    `SELECT DISTINCT run_id FROM ${liveSlicesOf(dataset, 's')}
     WHERE ($1::date IS NULL OR date >= $1) AND ($2::date IS NULL OR date <= $2)`,
    [range?.from ?? null, range?.to ?? null],
  )) as { run_id: string }[];
  return new Set(rows.map(({ run_id }) => run_id));
}
