import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { RECORD_EXPORT_COLUMNS, type RecordFilter, type RecordSort } from '@etl-studio/contracts';
import { recordConditionOf, recordParameters, type PublishedRows } from '../rows/record-filter.sql';
import { recordsOf } from '../rows/row-homes';
import { orderBy, ordersOf } from '../rows/record-order';
import { ExportSessions } from './export-sessions';
import { guardedSql } from './formula-guard';

// Amounts are stored without trailing zeros: trimming them once more would be a tenth of the whole export.
const COLUMNS = {
  rowNumber: 'row_number',
  date: 'date',
  campaign: guardedSql('campaign'),
  channel: guardedSql('channel'),
  spend: 'spend',
  clicks: 'clicks',
  conversions: 'conversions',
} satisfies Record<(typeof RECORD_EXPORT_COLUMNS)[number], string>;

const SELECTION = RECORD_EXPORT_COLUMNS.map((name) => `${COLUMNS[name]} AS "${name}"`).join(', ');

/** Published records as CSV, written by Postgres itself: constant memory here, whatever their number. */
@Injectable()
export class RecordExport {
  constructor(private readonly sessions: ExportSessions) {}

  /** The CSV; the session behind it ends with the stream, however that ends. */
  async open(
    orgId: string,
    rows: PublishedRows,
    filter: RecordFilter,
    sort: readonly RecordSort[],
  ): Promise<Readable> {
    const values = recordParameters(orgId, rows, filter);
    return this.sessions.stream((session) => {
      const condition = recordConditionOf(values, (text) => session.escapeLiteral(text));
      return copyRecords(session, recordsOf(rows), condition, orderBy(ordersOf(sort)));
    });
  }
}

/**
 * Writes records of `source`, an item of FROM with the columns of `import_record`. Values in the text of the condition
 * let the planner see what is not asked for, and that the key's order is the one wanted.
 */
export async function copyRecords(
  session: Client,
  source: string,
  condition: string,
  order: string,
): Promise<Readable> {
  // Days as YYYY-MM-DD, written by COPY itself: to_char costs a fifth of the whole export.
  await session.query("SET LOCAL DateStyle TO 'ISO'");
  const records = `SELECT ${SELECTION} FROM ${source} WHERE ${condition} ORDER BY ${order}`;
  return session.query(copyTo(`COPY (${records}) TO STDOUT WITH (FORMAT csv, HEADER)`));
}
