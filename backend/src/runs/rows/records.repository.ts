import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  mixedSums,
  type ChannelFacet,
  type MixedSums,
  type RecordFilter,
  type RecordSums,
} from '@etl-studio/contracts';
import {
  RECORD_CONDITION,
  recordParameters,
  ROLLUP_CONDITION,
  type PublishedRows,
} from './record-filter.sql';
import { recordsOf } from './row-homes';
import { afterKey, orderBy, type RecordKey, type RecordOrder } from './record-order';

/** Channels beyond these are counted in the total only. */
const MOST_FACETS = 200;
/** Three letters each. */
const MOST_CURRENCIES = 26 ** 3;

export interface RecordRow {
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

export interface ListedRow extends RecordRow {
  /** What the page is sorted by, one text for each key. */
  sort_values: (string | null)[];
}

/** A page: in which order, after which row or after how many rows. */
export interface RecordPageRequest {
  orders: readonly RecordOrder[];
  after: RecordKey | null;
  offset: number;
  limit: number;
}

export interface RecordSummary {
  total: number;
  sums: MixedSums;
  /** The columns as they stand, whatever currencies they name. */
  columnSums: RecordSums;
  channels: ChannelFacet[];
}

export interface SummaryRow {
  kind: 'all' | 'currency' | 'channel';
  currency: string | null;
  channel: string | null;
  count: string;
  spend: string;
  clicks: string;
  conversions: string;
}

/** Published records of a run. */
@Injectable()
export class RecordsRepository {
  constructor(private readonly database: DataSource) {}

  /**
   * Only the rows of the page are read whole: what lies before them is passed by its keys alone. Named as an array they
   * are found by the primary key, whatever the planner thinks of a table that it knows little about.
   */
  list(
    orgId: string,
    rows: PublishedRows,
    filter: RecordFilter,
    page: RecordPageRequest,
  ): Promise<ListedRow[]> {
    const { orders, after, limit, offset } = page;
    const parameters: unknown[] = [...recordParameters(orgId, rows, filter), limit, offset];
    const beyond = after && afterKey(orders, after, parameters.length + 1, rows);
    return this.database.query<ListedRow[]>(
      `SELECT ${RECORD_SELECTION}, ${sortValues(orders)} AS sort_values
       FROM ${recordsOf(rows)}
       WHERE run_id = $1 AND epoch = $2 AND org_id = $3 AND row_number = ANY (ARRAY(
         SELECT row_number FROM ${recordsOf(rows)}
         WHERE ${RECORD_CONDITION} AND ${beyond?.sql ?? 'true'}
         ORDER BY ${orderBy(orders)} LIMIT $10 OFFSET $11))
       ORDER BY ${orderBy(orders)}`,
      [...parameters, ...(beyond?.parameters ?? [])],
    );
  }

  /** One record, with what it has of each key; null where the row is none. */
  async one(
    orgId: string,
    rows: PublishedRows,
    rowNumber: number,
    orders: readonly RecordOrder[] = [],
  ): Promise<ListedRow | null> {
    const [found] = await this.database.query<ListedRow[]>(
      `SELECT ${RECORD_SELECTION}, ${sortValues(orders)} AS sort_values
       FROM ${recordsOf(rows)} WHERE run_id = $1 AND epoch = $2 AND org_id = $3 AND row_number = $4`,
      [rows.runId, rows.epoch, orgId, rowNumber],
    );
    return found ?? null;
  }

  /** How many records of the filtered set stand before one of them; null where the filter leaves it out. */
  async countBefore(
    orgId: string,
    rows: PublishedRows,
    filter: RecordFilter,
    orders: readonly RecordOrder[],
    key: RecordKey,
  ): Promise<number | null> {
    const parameters: unknown[] = [...recordParameters(orgId, rows, filter), key.rowNumber];
    const after = afterKey(orders, key, parameters.length + 1, rows);
    const [found] = await this.database.query<{ before: string; present: boolean }[]>(
      `SELECT count(*) FILTER (WHERE row_number <> $10::int AND NOT ${after.sql}) AS before,
              coalesce(bool_or(row_number = $10::int), false) AS present
       FROM ${recordsOf(rows)} WHERE ${RECORD_CONDITION}`,
      [...parameters, ...after.parameters],
    );
    return found?.present ? Number(found.before) : null;
  }

  /**
   * Count, exact sums and channels of the whole filtered set: from the run's sums per day and channel where the
   * filter asks for nothing finer, else in one scan of its records.
   */
  async summary(orgId: string, rows: PublishedRows, filter: RecordFilter): Promise<RecordSummary> {
    const finer = filter.search ?? filter.minSpend ?? filter.maxSpend;
    const sql = finer === undefined ? SUMMARY_OF_ROLLUPS : summaryOfRecords(rows);
    const groups = await this.database.query<SummaryRow[]>(sql, recordParameters(orgId, rows, filter));
    return toSummary(groups);
  }
}

export function toSummary(groups: readonly SummaryRow[]): RecordSummary {
  const total = groups.find(({ kind }) => kind === 'all');
  const columnSums = total ? amountsOf(total) : { spend: '0', clicks: '0', conversions: '0' };
  const byCurrency = groups
    .filter(({ kind }) => kind === 'currency')
    .map((group) => ({ currency: group.currency, records: Number(group.count), ...amountsOf(group) }));
  const channels = groups
    .filter(({ kind }) => kind === 'channel')
    .map((group) => ({ channel: group.channel ?? '', count: Number(group.count) }));
  return {
    total: Number(total?.count ?? 0),
    sums: mixedSums(byCurrency, columnSums),
    columnSums,
    channels: channels.slice(0, MOST_FACETS),
  };
}

function amountsOf({ spend, clicks, conversions }: SummaryRow): RecordSums {
  return { spend, clicks, conversions };
}

/** Of the run $1: what rows are in that name no currency. */
const CURRENCY_OF_DATASET = `(
  SELECT d.currency FROM import_run r JOIN import_dataset d ON d.id = r.dataset_id WHERE r.id = $1::uuid)`;

const RECORD_SELECTION = `
  row_number, line, to_char(date, 'YYYY-MM-DD') AS date, campaign, channel, trim_scale(spend)::text AS spend, clicks,
  trim_scale(conversions)::text AS conversions, coalesce(currency, ${CURRENCY_OF_DATASET}) AS currency`;

function sortValues(orders: readonly RecordOrder[]): string {
  return `ARRAY[${orders.map(({ column }) => `${column}::text`).join(', ')}]::text[]`;
}

/** Sums of all, by currency and by channel. Rows of rollups stand for many records, which `records` counts. */
export const summaryOf = (
  kind: 'rollups' | 'records',
  source: string,
  condition: string,
  datasetCurrency = CURRENCY_OF_DATASET,
) => `
  SELECT CASE grouping(currency, channel) WHEN 3 THEN 'all' WHEN 1 THEN 'currency' ELSE 'channel' END AS kind,
         currency, channel, coalesce(sum(records), 0) AS count,
         trim_scale(coalesce(sum(spend), 0))::text AS spend,
         trim_scale(coalesce(sum(clicks), 0))::text AS clicks,
         trim_scale(coalesce(sum(conversions), 0))::text AS conversions
  FROM (
    SELECT channel, ${kind === 'rollups' ? 'records' : '1'} AS records, spend, clicks, conversions,
           coalesce(nullif(currency, ''), ${datasetCurrency}) AS currency
    FROM ${source} WHERE ${condition}
  ) AS counted
  GROUP BY GROUPING SETS ((), (currency), (channel))
  HAVING grouping(currency, channel) = 3 OR sum(records) > 0
  ORDER BY grouping(currency, channel) = 3 DESC, grouping(currency, channel), count DESC, channel, currency
  LIMIT ${1 + MOST_CURRENCIES + MOST_FACETS}`;

const SUMMARY_OF_ROLLUPS = summaryOf('rollups', 'run_rollup', ROLLUP_CONDITION);
const summaryOfRecords = (rows: PublishedRows) => summaryOf('records', recordsOf(rows), RECORD_CONDITION);
