import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
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
import { currencyOf, liveRecordsOf, liveRollupsOf } from './live-records.sql';
import { liveSetOf } from './live-sets';

export interface LiveRecordRow extends RecordRow {
  run_id: string;
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
      const beyond = after && afterLiveKey(order, after, parameters.length + 3);
      const rows = await transaction.query<LiveRecordRow[]>(
        `SELECT run_id, row_number, line, to_char(date, 'YYYY-MM-DD') AS date, campaign, channel,
                trim_scale(spend)::text AS spend, clicks, trim_scale(conversions)::text AS conversions,
                coalesce(currency, ${currencyOf(set)}) AS currency, ${order.column}::text AS sort_value
         FROM ${liveRecordsOf(set)}
         WHERE ${LIVE_RECORD_CONDITION} AND ${beyond?.sql ?? 'true'}
         ORDER BY ${liveOrderBy(order)} LIMIT $8 OFFSET $9`,
        [...parameters, limit, offset, ...(beyond?.parameters ?? [])],
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
