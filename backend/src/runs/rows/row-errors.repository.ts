import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MappingField, RowErrorCode } from '@etl-studio/contracts';
import type { SqlRunner } from '../../platform/database';
import { escapeLike, type PublishedRows } from './record-filter.sql';
import { stateCondition, type RowErrorStatus } from './row-error-state';
import { rowErrorsOf } from './row-homes';

const SAMPLE_ROWS = 5;

export interface RowErrorFilter {
  code?: RowErrorCode;
  field?: MappingField;
  /** Open rows where it is left out. */
  status?: RowErrorStatus;
}

/** Which of them are listed. */
export interface RowErrorSearch extends RowErrorFilter {
  /** Part of any cell, in any case. */
  q?: string;
  /** Only rows that stand above this row number in the file. */
  before?: number;
}

/** A rejected row; the arrays but `cells` run parallel, one entry per error. */
export interface RowErrorRow {
  row_number: number;
  line: number;
  /** Physical lines that the row spans. */
  lines: number;
  codes: RowErrorCode[];
  fields: (MappingField | '' | null)[];
  columns: (string | null)[];
  messages: string[];
  raw_values: (string | null)[];
  cells: string[];
}

export interface RowErrorGroupRow {
  code: RowErrorCode;
  field: MappingField | '' | null;
  value: string | null;
  count: string;
  sample_rows: number[];
}

/** Parameters $1 to $7: run, epoch, organization, code, field, q, before. A code and a field must meet in one error. */
export function rowErrorCondition(rows: PublishedRows, { status = 'open' }: RowErrorFilter): string {
  return `
  run_id = $1::uuid AND epoch = $2::int AND org_id = $3::uuid
  AND (($4::text IS NULL AND $5::text IS NULL) OR EXISTS (
    SELECT FROM unnest(codes, fields) AS fault(code, field)
    WHERE ($4 IS NULL OR fault.code = $4) AND ($5 IS NULL OR fault.field = $5)))
  AND ($6::text IS NULL OR EXISTS (SELECT FROM unnest(cells) AS cell WHERE cell ILIKE $6))
  AND ($7::int IS NULL OR row_number < $7)
  AND ${stateCondition(status, rows)}`;
}

export const ROW_ERROR_COLUMNS =
  'row_number, line, lines, codes, fields, columns, messages, raw_values, cells';

export function rowErrorParameters(orgId: string, rows: PublishedRows, search: RowErrorSearch): unknown[] {
  const { q, before } = search;
  return [...causeParameters(orgId, rows, search), q ? `%${escapeLike(q)}%` : null, before ?? null];
}

function causeParameters(orgId: string, rows: PublishedRows, { code, field }: RowErrorFilter): unknown[] {
  return [rows.runId, rows.epoch, orgId, code ?? null, field ?? null];
}

/** Rejected rows of a published run. */
@Injectable()
export class RowErrorsRepository {
  constructor(private readonly database: DataSource) {}

  /** In file order, after the given row number. */
  list(
    orgId: string,
    rows: PublishedRows,
    search: RowErrorSearch,
    after: number,
    limit: number,
    offset: number,
  ): Promise<RowErrorRow[]> {
    return this.database.query<RowErrorRow[]>(
      `SELECT ${ROW_ERROR_COLUMNS} FROM ${rowErrorsOf(rows)}
       WHERE ${rowErrorCondition(rows, search)} AND row_number > $8 ORDER BY row_number LIMIT $9 OFFSET $10`,
      [...rowErrorParameters(orgId, rows, search), after, limit, offset],
    );
  }

  /** Those of some row numbers, in file order, whatever was mended. */
  async some(
    orgId: string,
    rows: PublishedRows,
    rowNumbers: readonly number[],
    session: SqlRunner = this.database,
  ): Promise<RowErrorRow[]> {
    const found = await session.query(
      `SELECT ${ROW_ERROR_COLUMNS} FROM ${rowErrorsOf(rows)}
       WHERE run_id = $1 AND epoch = $2 AND org_id = $3 AND row_number = ANY ($4::int[]) ORDER BY row_number`,
      [rows.runId, rows.epoch, orgId, rowNumbers],
    );
    return found as RowErrorRow[];
  }

  async count(orgId: string, rows: PublishedRows, search: RowErrorSearch): Promise<number> {
    const { code, field, q, before } = search;
    const isWhole = !code && !field && !q && before === undefined;
    const sql = isWhole
      ? countOfState(search.status ?? 'open', rows)
      : `SELECT count(*) FROM ${rowErrorsOf(rows)} WHERE ${rowErrorCondition(rows, search)}`;
    const [row] = await this.database.query<{ count: string }[]>(
      sql,
      isWhole ? [rows.runId, rows.epoch, orgId] : rowErrorParameters(orgId, rows, search),
    );
    return Number(row?.count ?? 0);
  }

  /** Errors by cause and equal value, the most frequent first. */
  groups(
    orgId: string,
    rows: PublishedRows,
    filter: RowErrorFilter,
    limit: number,
  ): Promise<RowErrorGroupRow[]> {
    return this.database.query<RowErrorGroupRow[]>(
      `SELECT fault.code, fault.field, fault.value, count(*) AS count,
              (array_agg(row_number ORDER BY row_number))[1:${SAMPLE_ROWS}] AS sample_rows
       FROM ${rowErrorsOf(rows)}, unnest(codes, fields, raw_values) AS fault(code, field, value)
       WHERE run_id = $1 AND epoch = $2 AND org_id = $3
         AND ($4::text IS NULL OR fault.code = $4) AND ($5::text IS NULL OR fault.field = $5)
         AND ${stateCondition(filter.status ?? 'open', rows)}
       GROUP BY fault.code, fault.field, fault.value
       ORDER BY count(*) DESC, fault.code, fault.field, fault.value LIMIT $6`,
      [...causeParameters(orgId, rows, filter), limit],
    );
  }
}

/** How many rows are in a state, by counting rows and mends apart: no row has to be looked up. */
function countOfState(status: RowErrorStatus, rows: PublishedRows): string {
  const all = `(SELECT count(*) FROM ${rowErrorsOf(rows)} WHERE run_id = $1::uuid AND epoch = $2::int AND org_id = $3::uuid)`;
  const mends = (kind: string) => `(
    SELECT count(*) FROM row_mend
    WHERE run_id = $1::uuid AND $2::int >= 0 AND org_id = $3::uuid AND undone_at = 'infinity' AND kind IN (${kind}))`;
  if (status === 'mended') return `SELECT ${mends("'record'")} AS count`;
  if (status === 'excluded') return `SELECT ${mends("'excluded'")} AS count`;
  return `SELECT ${all} ${status === 'open' && rows.hasMends ? `- ${mends("'record', 'excluded'")}` : ''} AS count`;
}
