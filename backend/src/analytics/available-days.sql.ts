import type { SqlRunner } from '../platform/database';
import { countedOf } from './counted.sql';
import type { Scope } from './scope';
import { SqlValues } from './sql-values';

/** First and last days of what counts, as a query with the columns `first` and `last`. */
export async function daysOf(transaction: SqlRunner, scope: Scope, values: SqlValues): Promise<string> {
  const { channel, campaign, asOf, runId } = scope;
  const isNarrowed = Boolean(channel?.length) || Boolean(campaign?.length);
  if (asOf === null) return isNarrowed ? allDays(transaction, scope, values) : liveDays(scope, values);
  if (campaign?.length) return allDays(transaction, scope, values);
  return isNarrowed || runId !== undefined
    ? daysFromTheEnds(scope, values)
    : daysHeldThen(scope, asOf, values);
}

async function allDays(transaction: SqlRunner, scope: Scope, values: SqlValues): Promise<string> {
  const counted = await countedOf(transaction, { scope, range: null, perCampaign: false }, values);
  return `SELECT min(date) AS first, max(date) AS last FROM (${counted}) AS counted WHERE records > 0`;
}

// A slice that is held has records: its days are those of an index, dataset by dataset.
function liveDays({ datasetIds, runId }: Scope, values: SqlValues): string {
  const ofRun = runId === undefined ? '' : `AND run_id = ${values.add(runId, 'uuid')}`;
  return `SELECT edge.* FROM ${asked(datasetIds, values)}, LATERAL (
    SELECT min(date) AS first, max(date) AS last FROM live_slice WHERE dataset_id = asked.id ${ofRun}) AS edge`;
}

/**
 * A stack in which a run counts has one that is live, whichever that is: the first and the last slice of a run that
 * counted then say it, without a stack taken apart.
 */
function daysHeldThen({ datasetIds }: Scope, asOf: string, values: SqlValues): string {
  const at = values.add(asOf, 'timestamptz');
  const day = (direction: 'ASC' | 'DESC') => `
    (SELECT s.date FROM run_slice s
     WHERE s.dataset_id = asked.id AND s.held_from <= ${at} AND s.held_until > ${at}
       AND (SELECT r.published_at FROM import_run r WHERE r.id = s.run_id) <= ${at}
       AND NOT EXISTS (SELECT FROM run_reversion v
                       WHERE v.run_id = s.run_id AND v.reverted_at <= ${at} AND v.restored_at > ${at} OFFSET 0)
     ORDER BY s.date ${direction} LIMIT 1)`;
  return `SELECT ${day('ASC')} AS first, ${day('DESC')} AS last FROM ${asked(datasetIds, values)}`;
}

/** Where stacks must be taken apart: day by day from either end, until there is one. */
function daysFromTheEnds({ datasetIds, asOf, runId, channel }: Scope, values: SqlValues): string {
  const at = values.add(asOf, 'timestamptz');
  const conditions = [
    'u.date = held.date AND u.records > 0',
    ...(runId === undefined ? [] : [`u.run_id = ${values.add(runId, 'uuid')}`]),
    ...(channel?.length ? [`u.channel = ANY (${values.add(channel, 'text[]')})`] : []),
  ].join(' AND ');
  const day = (direction: 'ASC' | 'DESC') => `
    (SELECT held.date FROM (
       SELECT DISTINCT s.date FROM run_slice s WHERE s.dataset_id = asked.id ORDER BY s.date ${direction}
     ) held, LATERAL (SELECT FROM live_rollup_at(asked.id, ${at}) u WHERE ${conditions} LIMIT 1) counted
     ORDER BY held.date ${direction} LIMIT 1)`;
  return `SELECT ${day('ASC')} AS first, ${day('DESC')} AS last FROM ${asked(datasetIds, values)}`;
}

function asked(datasetIds: readonly string[], values: SqlValues): string {
  return `unnest(${values.add(datasetIds, 'uuid[]')}) AS asked (id)`;
}
