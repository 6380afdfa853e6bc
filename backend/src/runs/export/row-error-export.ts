import { pipeline, Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { format } from 'fast-csv';
import type { Client } from 'pg';
import { EXTRA_CELL_COLUMN, ROW_ERROR_EXPORT_COLUMNS } from '@etl-studio/contracts';
import { guarded, type FileProfile } from '@etl-studio/engine';
import type { PublishedRows } from '../rows/record-filter.sql';
import {
  ROW_ERROR_COLUMNS,
  rowErrorCondition,
  rowErrorParameters,
  type RowErrorRow,
  type RowErrorSearch,
} from '../rows/row-errors.repository';
import { rowErrorsOf } from '../rows/row-homes';
import { ExportSessions } from './export-sessions';

const FETCH_ROWS = 500;

/** Rejected rows as CSV: the file's own columns as they stand, then `_row` (row number) and `_errors` (why). */
@Injectable()
export class RowErrorExport {
  constructor(private readonly sessions: ExportSessions) {}

  /** The CSV; the session behind it ends with the stream, however that ends. */
  async open(
    orgId: string,
    rows: PublishedRows,
    profile: FileProfile,
    search: RowErrorSearch,
  ): Promise<Readable> {
    const parameters = rowErrorParameters(orgId, rows, search);
    return this.sessions.stream(async (session) => {
      const condition = rowErrorCondition(rows, search);
      const header = headerOf(profile, await widestRow(session, rows, condition, parameters));
      await session.query(
        `DECLARE rejected NO SCROLL CURSOR FOR
         SELECT ${ROW_ERROR_COLUMNS} FROM ${rowErrorsOf(rows)} WHERE ${condition} ORDER BY row_number`,
        parameters,
      );
      const csv = format({ headers: false, includeEndRowDelimiter: true });
      // A failure reaches the reader as an error of the last stream; nobody else has to know.
      return pipeline(Readable.from(linesOf(session, header)), csv, () => undefined);
    });
  }
}

async function widestRow(
  session: Client,
  rows: PublishedRows,
  condition: string,
  parameters: unknown[],
): Promise<number> {
  const { rows: found } = await session.query<{ width: number | null }>(
    `SELECT max(cardinality(cells)) AS width FROM ${rowErrorsOf(rows)} WHERE ${condition}`,
    parameters,
  );
  return found[0]?.width ?? 0;
}

/** The header as the file has it, with more columns where a row has more cells than it. */
function headerOf({ rawHeader, columns }: FileProfile, width: number): string[] {
  const names = rawHeader ?? columns.map((column) => column.name);
  return [...names, ...new Array<string>(Math.max(0, width - names.length)).fill(EXTRA_CELL_COLUMN)];
}

async function* linesOf(session: Client, header: readonly string[]): AsyncGenerator<string[]> {
  yield [...header.map(guarded), ...ROW_ERROR_EXPORT_COLUMNS];
  for (;;) {
    const { rows } = await session.query<RowErrorRow>(`FETCH ${FETCH_ROWS} FROM rejected`);
    if (rows.length === 0) return;
    for (const row of rows) yield lineOf(row, header.length);
  }
}

function lineOf(row: RowErrorRow, width: number): string[] {
  const cells = Array.from({ length: width }, (_, index) => guarded(row.cells[index] ?? ''));
  return [...cells, String(row.row_number), guarded(reasonsOf(row))];
}

function reasonsOf({ codes, columns, messages }: RowErrorRow): string {
  return codes.map((code, index) => `${columns[index] || code}: ${messages[index] ?? ''}`).join('; ');
}
