import { Injectable } from '@nestjs/common';
import type { BreakdownGroup, DayRange } from '@etl-studio/contracts';
import type { SqlRunner } from '../platform/database';
import { countedOf } from './counted.sql';
import type { FiguresRow } from './figures.sql';
import type { Scope } from './scope';
import { SqlValues } from './sql-values';

export interface BreakdownRow extends FiguresRow {
  key: string | null;
  is_top: boolean;
  groups: number;
  share: string | null;
  previous_records: string | null;
  previous_spend: string | null;
  previous_clicks: string | null;
  previous_conversions: string | null;
}

export interface BreakdownRequest {
  groupBy: BreakdownGroup;
  range: DayRange;
  previousRange: DayRange | null;
  /** Groups that are shown by name, of each currency. */
  top: number;
}

const AMOUNTS = ['spend', 'clicks', 'conversions'] as const;

/** Sums of what counts, by channel or campaign. */
@Injectable()
export class BreakdownRepository {
  /** The top by spend, then what is left of each currency. */
  async groups(transaction: SqlRunner, scope: Scope, request: BreakdownRequest): Promise<BreakdownRow[]> {
    const { groupBy, range, previousRange, top } = request;
    const values = new SqlValues();
    const grouped = async (of: DayRange) => {
      const counted = await countedOf(
        transaction,
        { scope, range: of, perCampaign: groupBy === 'campaign' },
        values,
      );
      return `SELECT ${groupBy} AS key, currency, sum(records) AS records, ${sums('')}
        FROM (${counted}) AS counted GROUP BY ${groupBy}, currency HAVING sum(records) > 0`;
    };
    const current = await grouped(range);
    const before = previousRange ? await grouped(previousRange) : `SELECT * FROM current WHERE false`;
    const previous = previousRange !== null;
    return (await transaction.query(
      `WITH current AS (${current}), before AS (${before}), ranked AS (
         SELECT *, row_number() OVER (PARTITION BY currency ORDER BY spend DESC, records DESC, key) AS place,
                sum(spend) OVER (PARTITION BY currency) AS whole
         FROM current
       ), paired AS (
         SELECT coalesce(c.currency, b.currency) AS currency, coalesce(c.key, b.key) AS key, c.place, c.whole,
                coalesce(c.place <= ${values.add(top, 'int')}, false) AS is_top,
                c.records, c.spend, c.clicks, c.conversions,
                b.records AS b_records, b.spend AS b_spend, b.clicks AS b_clicks, b.conversions AS b_conversions
         FROM ranked c FULL JOIN before b
           ON c.key = b.key AND coalesce(c.currency, '') = coalesce(b.currency, '')
       )
       SELECT CASE WHEN is_top THEN key END AS key, is_top, currency, count(records)::int AS groups,
              coalesce(sum(records), 0)::text AS records, ${AMOUNTS.map((name) => text(name, name)).join(', ')},
              trim_scale(round(sum(spend) / nullif(sum(clicks), 0), 6))::text AS cpc,
              trim_scale(round(sum(spend) / nullif(sum(conversions), 0), 6))::text AS cpa,
              trim_scale(round(sum(spend) / nullif(max(whole), 0), 4))::text AS share,
              ${previous ? `coalesce(sum(b_records), 0)::text` : 'NULL::text'} AS previous_records,
              ${AMOUNTS.map((name) => (previous ? text(`b_${name}`, `previous_${name}`) : `NULL::text AS previous_${name}`)).join(', ')}
       FROM paired GROUP BY CASE WHEN is_top THEN key END, is_top, currency
       ORDER BY is_top DESC, coalesce(sum(spend), 0) DESC, currency, key`,
      values.list,
    )) as BreakdownRow[];
  }
}

function sums(prefix: string): string {
  return AMOUNTS.map((name) => `coalesce(sum(${prefix}${name}), 0) AS ${name}`).join(', ');
}

function text(column: string, name: string): string {
  return `trim_scale(coalesce(sum(${column}), 0))::text AS ${name}`;
}
