import { Injectable } from '@nestjs/common';
import type { DayRange, ExplainedRun } from '@etl-studio/contracts';
import type { SqlRunner } from '../../platform/database';
import { countedOf } from '../counted.sql';
import { FIGURES } from '../figures.sql';
import type { Scope } from '../scope';
import { SqlValues } from '../sql-values';

interface RunRow extends Omit<ExplainedRun, 'records' | 'publishedAt'> {
  records: string;
  publishedAt: Date;
}

/** Runs beyond these are in the totals only. */
const MOST_RUNS = 500;

/** The runs that a number is made of. */
@Injectable()
export class ExplainedRunsRepository {
  /** One per run and currency, most spend first. */
  async list(transaction: SqlRunner, scope: Scope, range: DayRange): Promise<ExplainedRun[]> {
    const values = new SqlValues();
    const counted = await countedOf(transaction, { scope, range, perCampaign: false }, values);
    const mended = mendedOf(scope, range, values);
    const rows = (await transaction.query(
      `WITH summed AS MATERIALIZED (
         SELECT run_id, currency, ${FIGURES}, count(DISTINCT (date, channel))::int AS slices, sum(spend) AS size
         FROM (${counted}) AS counted GROUP BY run_id, currency HAVING sum(records) > 0
         ORDER BY sum(spend) DESC, run_id LIMIT ${MOST_RUNS}
       )
       SELECT s.run_id AS "runId", r.dataset_id AS "datasetId", r.file_name AS "fileName", r.sha256,
              r.schema_version AS "schemaVersion", r.published_at AS "publishedAt", s.currency, s.records, s.spend,
              s.clicks, s.conversions, s.slices, coalesce(m.mends, 0) AS "mendedRows"
       FROM summed AS s JOIN import_run r ON r.id = s.run_id
       LEFT JOIN (${mended}) AS m ON m.run_id = s.run_id AND m.currency IS NOT DISTINCT FROM s.currency
       ORDER BY s.size DESC, s.run_id`,
      values.list,
    )) as RunRow[];
    return rows.map((row) => ({
      ...row,
      records: Number(row.records),
      publishedAt: row.publishedAt.toISOString(),
    }));
  }
}

/** How many of the rows that count were mended, by run and currency. */
function mendedOf(scope: Scope, range: DayRange, values: SqlValues): string {
  const { datasetIds, asOf, channel, campaign } = scope;
  const at = asOf === null ? null : values.add(asOf, 'timestamptz');
  const days = `BETWEEN ${values.add(range.from, 'date')} AND ${values.add(range.to, 'date')}`;
  const conditions = [
    "m.kind = 'record'",
    `m.date ${days}`,
    at === null ? "m.undone_at = 'infinity'" : `m.mended_at <= ${at} AND m.undone_at > ${at}`,
    ...(channel?.length ? [`m.channel = ANY (${values.add(channel, 'text[]')})`] : []),
    ...(campaign?.length ? [`m.campaign = ANY (${values.add(campaign, 'text[]')})`] : []),
  ];
  const live =
    at === null
      ? 'SELECT l.* FROM live_slice l WHERE l.dataset_id = asked.id'
      : `SELECT l.* FROM live_slice_at(asked.id, ${at}) l`;
  return `
    SELECT m.run_id, coalesce(m.currency, d.currency) AS currency, count(*)::int AS mends
    FROM unnest(${values.add(datasetIds, 'uuid[]')}) AS asked (id)
    JOIN import_dataset d ON d.id = asked.id
    CROSS JOIN LATERAL (${live}) AS slice
    JOIN row_mend m ON m.run_id = slice.run_id AND m.date = slice.date
      AND (slice.channel = '' OR slice.channel = m.channel) AND (slice.campaign = '' OR slice.campaign = m.campaign)
    WHERE slice.run_id IN (SELECT run_id FROM summed) AND slice.date ${days} AND ${conditions.join(' AND ')}
    GROUP BY 1, 2`;
}
