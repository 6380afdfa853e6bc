import { Injectable } from '@nestjs/common';
import type { CellError, Page, RowError, RowErrorCode, RowErrorGroup } from '@etl-studio/contracts';
import { decodeCursor, encodeCursor, invalidRequest, notACursor } from '../../platform/http';
import { RowErrorsRepository, type RowErrorFilter, type RowErrorRow } from './row-errors.repository';
import { RunsService } from '../runs.service';
import { isRowNumber } from './text-values';

export interface RowErrorListRequest extends RowErrorFilter {
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
    const names = profile.columns.map((column) => column.name);
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map((row) => toRowError(row, names)),
      nextCursor: last ? encodeCursor([String(last.row_number)]) : null,
      total,
    };
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

function toRowError(row: RowErrorRow, names: readonly string[]): RowError {
  // Built from entries: a column may be called __proto__.
  const cells = row.cells.map((cell, index): [string, string] => [
    names[index] ?? `Column ${index + 1}`,
    cell,
  ]);
  return {
    rowNumber: row.row_number,
    line: row.line,
    errors: row.codes.map((code, index) => cellErrorAt(row, code, index)),
    row: Object.fromEntries(cells),
    mend: null,
  };
}

function cellErrorAt(row: RowErrorRow, code: RowErrorCode, index: number): CellError {
  return {
    code,
    field: row.fields[index] || null,
    column: row.columns[index] || null,
    message: row.messages[index] ?? '',
    value: row.raw_values[index] ?? null,
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
