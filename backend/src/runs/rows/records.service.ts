import { Injectable } from '@nestjs/common';
import {
  mixedSums,
  type ImportRecord,
  type RecordFilter,
  type RecordPage,
  type RecordSort,
} from '@etl-studio/contracts';
import { decodeCursor, encodeCursor, invalidRequest } from '../../platform/http';
import { orderOf, type RecordKey } from './record-order';
import { RecordsRepository, type RecordRow } from './records.repository';
import { RunsService } from '../runs.service';
import { isRowNumber } from './text-values';

export interface RecordListRequest extends RecordFilter {
  sort: RecordSort;
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
      this.records.list(orgId, rows, request, { order: orderOf(sort), after, offset, limit: limit + 1 }),
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

function cursorOf(sort: RecordSort, { row_number, sort_value }: RecordRow): string {
  const value = orderOf(sort).type === 'text' ? '' : (sort_value ?? '');
  return encodeCursor([sort, String(row_number), sort_value === null ? 'none' : 'some', value]);
}

function recordKeyOf(cursor: string, { sort, offset }: RecordListRequest): RecordKey {
  if (offset !== undefined) {
    throw invalidRequest([
      { path: 'offset', message: 'offset and cursor exclude each other; send one of them' },
    ]);
  }
  const [ofSort, rowNumber = '', presence, value = ''] = decodeCursor(cursor, 4);
  const known = isRowNumber(rowNumber) && (presence === 'none' || orderOf(sort).accepts(value));
  if (ofSort !== sort || !known) {
    const message = `cursor does not belong to a list sorted by ${sort}; start without it`;
    throw invalidRequest([{ path: 'cursor', message }]);
  }
  return { rowNumber: Number(rowNumber), value: presence === 'none' ? null : value };
}
