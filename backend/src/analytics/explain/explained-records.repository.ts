import { Injectable } from '@nestjs/common';
import type { DayRange } from '@etl-studio/contracts';
import type { SqlRunner } from '../../platform/database';
import { liveRecordsOf, liveSetOf } from '../../runs';
import type { Scope } from '../scope';
import { SqlValues } from '../sql-values';

export interface ExplainedRecordRow {
  run_id: string;
  row_number: number;
  line: number;
  date: string;
  campaign: string;
  channel: string;
  spend: string;
  clicks: string | null;
  conversions: string | null;
  currency: string | null;
}

/** Where a page starts: after this record. */
export interface ExplainedKey {
  spend: string;
  runId: string;
  rowNumber: number;
}

/** The records that a number is made of. */
@Injectable()
export class ExplainedRecordsRepository {
  /** Most spend first. */
  async list(
    transaction: SqlRunner,
    scope: Scope,
    range: DayRange,
    after: ExplainedKey | null,
    limit: number,
  ): Promise<ExplainedRecordRow[]> {
    const values = new SqlValues();
    const source = await this.source(transaction, scope, values);
    if (source === null) return [];
    const { channel, campaign } = scope;
    const conditions = [
      `date BETWEEN ${values.add(range.from, 'date')} AND ${values.add(range.to, 'date')}`,
      ...(channel?.length ? [`channel = ANY (${values.add(channel, 'text[]')})`] : []),
      ...(campaign?.length ? [`campaign = ANY (${values.add(campaign, 'text[]')})`] : []),
      ...(after ? [this.beyond(after, values)] : []),
    ];
    return (await transaction.query(
      `SELECT run_id, row_number, line, to_char(date, 'YYYY-MM-DD') AS date, campaign, channel,
              trim_scale(spend)::text AS spend, clicks, trim_scale(conversions)::text AS conversions, currency
       FROM (
         SELECT * FROM (${source}) AS record WHERE ${conditions.join(' AND ')}
         ORDER BY spend DESC, run_id, row_number LIMIT ${values.add(limit, 'int')}
       ) AS page ORDER BY page.spend DESC, run_id, row_number`,
      values.list,
    )) as ExplainedRecordRow[];
  }

  private async source(transaction: SqlRunner, scope: Scope, values: SqlValues): Promise<string | null> {
    const branches: string[] = [];
    for (const datasetId of scope.datasetIds) {
      const set = await liveSetOf(transaction, scope.orgId, datasetId, scope.asOf);
      const homes = set.homes.filter(({ runId }) => (scope.runId ?? runId) === runId);
      if (homes.length === 0) continue;
      const standard = `(SELECT currency FROM import_dataset WHERE id = ${values.add(datasetId, 'uuid')})`;
      branches.push(`SELECT run_id, row_number, line, date, campaign, channel, spend, clicks, conversions,
        coalesce(currency, ${standard}) AS currency FROM ${liveRecordsOf({ ...set, homes })}`);
    }
    return branches.length === 0 ? null : branches.join(' UNION ALL ');
  }

  private beyond({ spend, runId, rowNumber }: ExplainedKey, values: SqlValues): string {
    const [amount, run, row] = [
      values.add(spend, 'numeric'),
      values.add(runId, 'uuid'),
      values.add(rowNumber, 'int'),
    ];
    return `(spend < ${amount} OR (spend = ${amount} AND (run_id, row_number) > (${run}, ${row})))`;
  }
}
