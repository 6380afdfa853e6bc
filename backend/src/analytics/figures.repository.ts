import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DayRange, Figures, Interval } from '@etl-studio/contracts';
import { readAtOnce, type SqlRunner } from '../platform/database';
import { daysOf } from './available-days.sql';
import { countedOf } from './counted.sql';
import { FIGURES, toFigures, type FiguresRow } from './figures.sql';
import type { CountedRequest, Scope } from './scope';
import { SqlValues } from './sql-values';

export interface PointRow extends FiguresRow {
  date: string;
  complete: boolean;
  key: string | null;
}

export interface SeriesRequest {
  interval: Interval;
  groupBy: 'channel' | 'campaign' | null;
  /** Groups that have points of their own. */
  top: number;
}

/** Sums of what counts. */
@Injectable()
export class FiguresRepository {
  constructor(private readonly database: DataSource) {}

  /** Everything that is asked in `work` is answered of one moment. */
  atOnce<T>(work: (transaction: SqlRunner) => Promise<T>): Promise<T> {
    return readAtOnce(this.database, work);
  }

  /** Of each range, one per currency, most records first. */
  async totals(
    transaction: SqlRunner,
    scope: Scope,
    ranges: readonly (DayRange | null)[],
  ): Promise<Figures[][]> {
    const values = new SqlValues();
    const counted: string[] = [];
    for (const [place, range] of ranges.entries()) {
      if (!range) continue;
      const part = await countedOf(transaction, { scope, range, perCampaign: false }, values);
      counted.push(`SELECT ${place} AS place, part.* FROM (${part}) AS part`);
    }
    if (counted.length === 0) return ranges.map(() => []);
    const rows = (await transaction.query(
      `SELECT place, currency, ${FIGURES} FROM (${counted.join(' UNION ALL ')}) AS counted
       GROUP BY place, currency HAVING sum(records) > 0 ORDER BY sum(records) DESC, currency`,
      values.list,
    )) as (FiguresRow & { place: number })[];
    return ranges.map((_, place) => rows.filter((row) => row.place === place).map(toFigures));
  }

  /** First and last day that counts; null where nothing does. */
  async available(transaction: SqlRunner, scope: Scope): Promise<DayRange | null> {
    const values = new SqlValues();
    const days = await daysOf(transaction, scope, values);
    const [row] = (await transaction.query(
      `SELECT min(first)::text AS "from", max(last)::text AS "to" FROM (${days}) AS days`,
      values.list,
    )) as { from: string | null; to: string | null }[];
    return row?.from && row.to ? { from: row.from, to: row.to } : null;
  }

  /** In the order of date, group and currency. */
  async series(
    transaction: SqlRunner,
    request: CountedRequest & { range: DayRange },
    { interval, groupBy, top }: SeriesRequest,
  ): Promise<PointRow[]> {
    const values = new SqlValues();
    const counted = await countedOf(transaction, request, values);
    const { from, to } = request.range;
    const key = groupBy === null ? 'NULL::text' : `CASE WHEN t.key IS NOT NULL THEN c.${groupBy} END`;
    const tops =
      groupBy === null
        ? ''
        : `LEFT JOIN (
             SELECT key, currency FROM (
               SELECT ${groupBy} AS key, currency, row_number() OVER (
                 PARTITION BY currency ORDER BY sum(spend) DESC, sum(records) DESC, ${groupBy}) AS place
               FROM counted GROUP BY ${groupBy}, currency HAVING sum(records) > 0) AS ranked
             WHERE place <= ${values.add(top, 'int')}
           ) AS t ON t.key = c.${groupBy} AND t.currency IS NOT DISTINCT FROM c.currency`;
    const first = `date_trunc('${interval}', c.date)::date`;
    return (await transaction.query(
      `WITH counted AS (${counted})
       SELECT start::text AS date, key, currency, ${FIGURES},
              start >= ${values.add(from, 'date')}
                AND (start + interval '1 ${interval}')::date - 1 <= ${values.add(to, 'date')} AS complete
       FROM (SELECT c.*, ${first} AS start, ${key} AS key FROM counted c ${tops}) AS placed
       GROUP BY start, key, currency HAVING sum(records) > 0 ORDER BY start, key NULLS LAST, currency`,
      values.list,
    )) as PointRow[];
  }
}
