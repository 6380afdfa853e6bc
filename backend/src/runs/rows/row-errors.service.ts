import { Injectable } from '@nestjs/common';
import type { Page, RowError, RowErrorGroup } from '@etl-studio/contracts';
import type { FileProfile } from '@etl-studio/engine';
import { decodeCursor, encodeCursor, invalidRequest, notACursor, notFound } from '../../platform/http';
import type { PublishedRows } from './record-filter.sql';
import {
  RowErrorsRepository,
  type RowErrorFilter,
  type RowErrorRow,
  type RowErrorSearch,
} from './row-errors.repository';
import { RunsService } from '../runs.service';
import { cellsByName, errorsOf } from './rejected-row';
import { RowMendsRepository, toMend, type RowMendRow } from './row-mends.repository';
import { isRowNumber } from './text-values';

export interface RowErrorListRequest extends RowErrorSearch {
  cursor?: string;
  offset?: number;
  limit: number;
}

const MOST_GROUPS = 200;

@Injectable()
export class RowErrorsService {
  constructor(
    private readonly runs: RunsService,
    private readonly rowErrors: RowErrorsRepository,
    private readonly mends: RowMendsRepository,
  ) {}

  /** A page of the run's rejected rows in file order. */
  async page(orgId: string, runId: string, request: RowErrorListRequest): Promise<Page<RowError>> {
    const after = rowNumberAfter(request);
    const rows = await this.runs.publishedRows(orgId, runId);
    if (!rows) return { items: [], nextCursor: null, total: 0 };
    const { limit, offset = 0 } = request;
    const [found, total, profile] = await Promise.all([
      this.rowErrors.list(orgId, rows, request, after, limit + 1, offset),
      this.rowErrors.count(orgId, rows, request),
      this.runs.profile(orgId, runId),
    ]);
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    return {
      items: await this.withMends(orgId, rows, items, profile),
      nextCursor: last ? encodeCursor([String(last.row_number)]) : null,
      total,
    };
  }

  /** One rejected row. Throws `not_found`. */
  async one(orgId: string, runId: string, rowNumber: number): Promise<RowError> {
    const rows = await this.runs.publishedRows(orgId, runId);
    const found = rows ? await this.rowErrors.some(orgId, rows, [rowNumber]) : [];
    if (!rows || found.length === 0) throw notFound();
    const [row] = await this.withMends(orgId, rows, found, await this.runs.profile(orgId, runId));
    if (!row) throw notFound();
    return row;
  }

  private async withMends(
    orgId: string,
    rows: PublishedRows,
    found: readonly RowErrorRow[],
    { columns }: FileProfile,
  ): Promise<RowError[]> {
    const names = columns.map((column) => column.name);
    const numbers = found.map((row) => row.row_number);
    const mends = rows.hasMends ? await this.mends.ofRows(orgId, rows.runId, numbers) : [];
    const byRow = new Map(mends.map((mend) => [mend.row_number, mend]));
    return found.map((row) => toRowError(row, names, byRow.get(row.row_number)));
  }

  /** Errors by cause and equal value, the most frequent first, at most 200. */
  async groups(orgId: string, runId: string, filter: RowErrorFilter): Promise<RowErrorGroup[]> {
    const rows = await this.runs.publishedRows(orgId, runId);
    if (!rows) return [];
    const groups = await this.rowErrors.groups(orgId, rows, filter, MOST_GROUPS);
    return groups.map((group) => ({
      code: group.code,
      field: group.field || null,
      value: group.value,
      count: Number(group.count),
      sampleRows: group.sample_rows,
    }));
  }
}

function toRowError(row: RowErrorRow, names: readonly string[], mend: RowMendRow | undefined): RowError {
  return {
    rowNumber: row.row_number,
    line: row.line,
    errors: errorsOf(row),
    row: cellsByName(row, names),
    mend: mend === undefined ? null : toMend(mend),
  };
}

function rowNumberAfter({ cursor, offset }: RowErrorListRequest): number {
  if (cursor === undefined) return 0;
  if (offset !== undefined) {
    throw invalidRequest([
      { path: 'offset', message: 'offset and cursor exclude each other; send one of them' },
    ]);
  }
  const [rowNumber = ''] = decodeCursor(cursor, 1);
  if (isRowNumber(rowNumber)) return Number(rowNumber);
  throw notACursor();
}
