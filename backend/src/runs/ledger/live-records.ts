import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { LiveRecord, LiveRecordPage, RecordSort } from '@etl-studio/contracts';
import { decodeCursor, encodeCursor, invalidRequest } from '../../platform/http';
import { orderOf } from '../rows/record-order';
import { toRecord, type RecordListRequest } from '../rows/records.service';
import { isRowNumber } from '../rows/text-values';
import { RunsService } from '../runs.service';
import type { LiveKey } from './live-order';
import { LiveRecordsRepository, type LiveRecordRow } from './live-records.repository';

export interface LiveRecordsRequest extends Omit<RecordListRequest, 'sort'> {
  sort: RecordSort;
  /** ISO 8601. */
  asOf?: string;
}

/** The records of a dataset that count, now or at an instant. */
@Injectable()
export class LiveRecords {
  constructor(
    private readonly records: LiveRecordsRepository,
    private readonly runs: RunsService,
  ) {}

  /** A page, with sums and channels of the whole filtered set. */
  async page(orgId: string, datasetId: string, request: LiveRecordsRequest): Promise<LiveRecordPage> {
    const { sort, limit, offset = 0, asOf = null } = request;
    const after = request.cursor === undefined ? null : await this.keyOf(orgId, request.cursor, request);
    const order = orderOf(sort);
    const page = { asOf, order, after, offset, limit: limit + 1 };
    const { rows, summary } = await this.records.page(orgId, datasetId, request, page);
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map(toLiveRecord),
      nextCursor: last ? cursorOf(request, last) : null,
      total: summary.total,
      sums: summary.sums,
      facets: { channel: summary.channels },
    };
  }

  private async keyOf(
    orgId: string,
    cursor: string,
    { sort, offset, asOf = '' }: LiveRecordsRequest,
  ): Promise<LiveKey> {
    if (offset !== undefined) {
      throw refusedCursor('offset', 'offset and cursor exclude each other; send one of them');
    }
    const order = orderOf(sort);
    const [ofSort, ofInstant, runId = '', row = '', presence, value = ''] = decodeCursor(cursor, 6);
    const known = isUUID(runId) && isRowNumber(row) && (presence === 'none' || order.accepts(value));
    if (ofSort !== sort || ofInstant !== asOf || !known) {
      const message = `cursor does not belong to a list sorted by ${sort}${asOf && ` as of ${asOf}`}; start without it`;
      throw refusedCursor('cursor', message);
    }
    const rowNumber = Number(row);
    if (presence === 'none') return { value: null, runId, rowNumber };
    // Texts can be longer than an address: the row itself says which it has, also when it counts no more.
    if (order.type !== 'text') return { value, runId, rowNumber };
    const home = await this.runs.publishedRows(orgId, runId);
    const text = home && (await this.records.text(home, order, rowNumber));
    if (text === null) throw refusedCursor('cursor', 'the row that the page ended with is gone; start again');
    return { value: text, runId, rowNumber };
  }
}

function refusedCursor(path: string, message: string): Error {
  return invalidRequest([{ path, message }]);
}

function toLiveRecord(row: LiveRecordRow): LiveRecord {
  return { ...toRecord(row), runId: row.run_id };
}

function cursorOf({ sort, asOf = '' }: LiveRecordsRequest, row: LiveRecordRow): string {
  const { run_id, row_number, sort_value } = row;
  const value = orderOf(sort).type === 'text' ? '' : (sort_value ?? '');
  return encodeCursor([sort, asOf, run_id, String(row_number), sort_value === null ? 'none' : 'some', value]);
}
