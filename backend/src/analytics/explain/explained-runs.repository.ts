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
    const inForce =
      scope.asOf === null
        ? `m.undone_at = 'infinity'`
        : `m.mended_at <= ${values.add(scope.asOf, 'timestamptz')} AND m.undone_at > $${values.list.length}::timestamptz`;
    const [from, to] = [values.add(range.from, 'date'), values.add(range.to, 'date')];
    const rows = (await transaction.query(
      `SELECT s.run_id AS "runId", r.dataset_id AS "datasetId", r.file_name AS "fileName", r.sha256,
              r.schema_version AS "schemaVersion", r.published_at AS "publishedAt", s.currency, s.records, s.spend,
              s.clicks, s.conversions, s.slices,
              (SELECT count(*)::int FROM row_mend m WHERE m.run_id = r.id AND m.kind = 'record'
                 AND m.date BETWEEN ${from} AND ${to}
                 AND ${inForce}) AS "mendedRows"
       FROM (
         SELECT run_id, currency, ${FIGURES}, count(DISTINCT (date, channel))::int AS slices, sum(spend) AS size
         FROM (${counted}) AS counted GROUP BY run_id, currency HAVING sum(records) > 0
         ORDER BY sum(spend) DESC, run_id LIMIT ${MOST_RUNS}
       ) AS s JOIN import_run r ON r.id = s.run_id
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
