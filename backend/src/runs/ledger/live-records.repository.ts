import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { RecordFilter } from '@etl-studio/contracts';
import {
  LIVE_RECORD_CONDITION,
  LIVE_ROLLUP_CONDITION,
  liveRecordParameters,
} from '../rows/record-filter.sql';
import type { RecordOrder } from '../rows/record-order';
import {
  summaryOf,
  toSummary,
  type RecordRow,
  type RecordSummary,
  type SummaryRow,
} from '../rows/records.repository';
import { recordsOf, type RowHome } from '../rows/row-homes';
import { afterLiveKey, liveOrderBy, type LiveKey } from './live-order';
import { currencyOf, liveRecordsOf, liveRollupsOf, type LiveSet } from './live-records.sql';
import { liveSetOf } from './live-sets';

export interface LiveRecordRow extends RecordRow {
  run_id: string;
  /** The value that the page is sorted by, as text. */
  sort_value: string | null;
}

export interface LivePageRequest {
  /** Null for now. */
  asOf: string | null;
  order: RecordOrder;
  after: LiveKey | null;
  offset: number;
  limit: number;
}

/** The records of a dataset that count. */
@Injectable()
export class LiveRecordsRepository {
  constructor(private readonly database: DataSource) {}

  /** A page, with count, exact sums and channels of the whole filtered set, all of the same moment. */
  page(
    orgId: string,
    datasetId: string,
    filter: RecordFilter,
    page: LivePageRequest,
  ): Promise<{ rows: LiveRecordRow[]; summary: RecordSummary }> {
    return this.database.transaction('REPEATABLE READ', async (transaction) => {
      const set = await liveSetOf(transaction, orgId, datasetId, page.asOf);
      const parameters: unknown[] = liveRecordParameters(orgId, filter);
      const finer = filter.search ?? filter.minSpend ?? filter.maxSpend;
      const sums =
        finer === undefined
          ? summaryOf('rollups', liveRollupsOf(set, 'sums'), LIVE_ROLLUP_CONDITION, currencyOf(set))
          : summaryOf('records', liveRecordsOf(set), LIVE_RECORD_CONDITION, currencyOf(set));
      const groups = await transaction.query<SummaryRow[]>(sums, parameters);
      const { order, after, limit, offset } = page;
      const beyond = after && afterLiveKey(order, after, parameters.length + 4);
      const furthest = finer === undefined ? await furthestDay(transaction, set, parameters, page) : null;
      const rows = await transaction.query<LiveRecordRow[]>(
        `SELECT run_id, row_number, line, to_char(date, 'YYYY-MM-DD') AS date, campaign, channel,
                trim_scale(spend)::text AS spend, clicks, trim_scale(conversions)::text AS conversions,
                coalesce(currency, ${currencyOf(set)}) AS currency, ${order.column}::text AS sort_value
         FROM ${liveRecordsOf(set)}
         WHERE ${LIVE_RECORD_CONDITION} AND ${beyond?.sql ?? 'true'}
           AND ($10::date IS NULL OR date ${order.descending ? '>=' : '<='} $10)
         ORDER BY ${liveOrderBy(order)} LIMIT $8 OFFSET $9`,
        [...parameters, limit, offset, furthest, ...(beyond?.parameters ?? [])],
      );
      return { rows, summary: toSummary(groups) };
    });
  }

  /** What a text column holds in one row; null where the row is gone. */
  async text(home: RowHome, { column }: RecordOrder, rowNumber: number): Promise<string | null> {
    const [row] = await this.database.query<{ value: string }[]>(
      `SELECT ${column} AS value FROM ${recordsOf(home)}
       WHERE org_id = $1 AND run_id = $2 AND epoch = $3 AND row_number = $4`,
      [home.orgId, home.runId, home.epoch, rowNumber],
    );
    return row?.value ?? null;
  }
}

/** The last day that a page in the order of days can reach, by the sums: records of later ones need not be looked at. */
async function furthestDay(
  transaction: EntityManager,
  set: LiveSet,
  parameters: readonly unknown[],
  { order, after, limit, offset }: LivePageRequest,
): Promise<string | null> {
  if (order.column !== 'date') return null;
  const direction = order.descending ? 'DESC' : 'ASC';
  const [day] = await transaction.query<{ date: string }[]>(
    `SELECT date::text AS date FROM (
       SELECT date, sum(sum(records)) OVER (ORDER BY date ${direction}) AS upto
       FROM ${liveRollupsOf(set, 'sums')}
       WHERE ${LIVE_ROLLUP_CONDITION} AND ($8::date IS NULL OR date ${order.descending ? '<' : '>'} $8)
       GROUP BY date
     ) AS day WHERE upto >= $9::bigint ORDER BY date ${direction} LIMIT 1`,
    [...parameters, after?.value ?? null, limit + offset],
  );
  return day?.date ?? null;
}
