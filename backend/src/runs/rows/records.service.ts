import { Injectable } from '@nestjs/common';
import {
  mixedSums,
  type ImportRecord,
  type RecordFilter,
  type RecordPage,
  type RecordPosition,
  type RecordSort,
} from '@etl-studio/contracts';
import { decodeCursor, encodeCursor, invalidRequest, notFound } from '../../platform/http';
import { ordersOf, type RecordKey } from './record-order';
import { RecordsRepository, type ListedRow, type RecordRow } from './records.repository';
import { RunsService } from '../runs.service';
import { isRowNumber } from './text-values';

/** Which records, in which order. */
export interface RecordSetRequest extends RecordFilter {
  /** By the first; rows that are equal there by the next. */
  sort: readonly RecordSort[];
}

export interface RecordListRequest extends RecordSetRequest {
  cursor?: string;
  offset?: number;
  limit: number;
}

const NO_RECORDS: RecordPage = {
  items: [],
  nextCursor: null,
  total: 0,
  sums: mixedSums([], { clicks: '0', conversions: '0' }),
  facets: { channel: [] },
};

@Injectable()
export class RecordsService {
  constructor(
    private readonly runs: RunsService,
    private readonly records: RecordsRepository,
  ) {}

  /** A page of the run's published records, with sums and channels of the whole filtered set. */
  async page(orgId: string, runId: string, request: RecordListRequest): Promise<RecordPage> {
    const after = request.cursor === undefined ? null : recordKeyOf(request.cursor, request);
    const rows = await this.runs.publishedRows(orgId, runId);
    if (!rows) return NO_RECORDS;
    const { sort, limit, offset = 0 } = request;
    const [found, summary] = await Promise.all([
      this.records.list(orgId, rows, request, { orders: ordersOf(sort), after, offset, limit: limit + 1 }),
      this.records.summary(orgId, rows, request),
    ]);
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map(toRecord),
      nextCursor: last ? cursorOf(sort, last) : null,
      total: summary.total,
      sums: summary.sums,
      facets: { channel: summary.channels },
    };
  }

  /** Where a record stands in the filtered and sorted set, from 0; null where it is not in it. Throws `not_found`. */
  async position(
    orgId: string,
    runId: string,
    rowNumber: string,
    request: RecordSetRequest,
  ): Promise<RecordPosition> {
    const rows = await this.runs.publishedRows(orgId, runId);
    if (!rows || !isRowNumber(rowNumber)) throw notFound();
    const orders = ordersOf(request.sort);
    const record = await this.records.one(orgId, rows, Number(rowNumber), orders);
    if (!record) throw notFound();
    const key = { rowNumber: record.row_number, values: record.sort_values };
    return { position: await this.records.countBefore(orgId, rows, request, orders, key) };
  }
}

export function toRecord(row: RecordRow): ImportRecord {
  return {
    rowNumber: row.row_number,
    line: row.line,
    date: row.date,
    campaign: row.campaign,
    channel: row.channel,
    spend: row.spend,
    clicks: row.clicks === null ? null : Number(row.clicks),
    conversions: row.conversions,
    currency: row.currency,
  };
}

function cursorOf(sort: readonly RecordSort[], { row_number, sort_values }: ListedRow): string {
  const values = ordersOf(sort).flatMap(({ type }, index) => {
    const value = sort_values[index] ?? null;
    return value === null ? ['none', ''] : ['some', type === 'text' ? '' : value];
  });
  return encodeCursor([sort.join(), String(row_number), ...values]);
}

function recordKeyOf(cursor: string, { sort, offset }: RecordListRequest): RecordKey {
  if (offset !== undefined) {
    throw invalidRequest([
      { path: 'offset', message: 'offset and cursor exclude each other; send one of them' },
    ]);
  }
  const orders = ordersOf(sort);
  const [ofSort, rowNumber = '', ...parts] = decodeCursor(cursor, 2 + 2 * orders.length);
  const values = orders.map((_, index) =>
    parts[2 * index] === 'none' ? null : (parts[2 * index + 1] ?? ''),
  );
  const known = orders.every((order, index) => values[index] === null || order.accepts(values[index] ?? ''));
  if (ofSort !== sort.join() || !isRowNumber(rowNumber) || !known) {
    const message = `cursor does not belong to a list sorted by ${sort.join()}; start without it`;
    throw invalidRequest([{ path: 'cursor', message }]);
  }
  return { rowNumber: Number(rowNumber), values };
}
