import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { to as copyTo } from 'pg-copy-streams';
import { RECORD_EXPORT_COLUMNS, type RecordFilter, type RecordSort } from '@etl-studio/contracts';
import {
  FILTER_VALUE_NAMES,
  RECORD_CONDITION_BY_SETTINGS,
  recordParameters,
  settingOf,
  type PublishedRows,
} from '../rows/record-filter.sql';
import { recordsOf } from '../rows/row-homes';
import { orderBy, orderOf } from '../rows/record-order';
import { ExportSessions } from './export-sessions';
import { guardedSql } from './formula-guard';

const COLUMNS = {
  rowNumber: 'row_number',
  date: 'date',
  campaign: guardedSql('campaign'),
  channel: guardedSql('channel'),
  spend: 'trim_scale(spend)',
  clicks: 'clicks',
  conversions: 'trim_scale(conversions)',
} satisfies Record<(typeof RECORD_EXPORT_COLUMNS)[number], string>;

const SELECTION = RECORD_EXPORT_COLUMNS.map((name) => `${COLUMNS[name]} AS "${name}"`).join(', ');

/** Published records as CSV, written by Postgres itself: constant memory here, whatever their number. */
@Injectable()
export class RecordExport {
  constructor(private readonly sessions: ExportSessions) {}

  /** The CSV; the session behind it ends with the stream, however that ends. */
  async open(orgId: string, rows: PublishedRows, filter: RecordFilter, sort: RecordSort): Promise<Readable> {
    const values = recordParameters(orgId, rows, filter);
    return this.sessions.stream(async (session) => {
      // Days as YYYY-MM-DD, written by COPY itself: to_char costs a fifth of the whole export.
      await session.query("SET LOCAL DateStyle TO 'ISO'");
      const settings = FILTER_VALUE_NAMES.map(settingOf);
      await session.query(
        'SELECT set_config(name, value, true) FROM unnest($1::text[], $2::text[]) AS setting(name, value)',
        [settings, values.map((value) => value?.toString() ?? '')],
      );
      const records = `SELECT ${SELECTION} FROM ${recordsOf(rows)} WHERE ${RECORD_CONDITION_BY_SETTINGS}`;
      const sql = `COPY (${records} ORDER BY ${orderBy(orderOf(sort))}) TO STDOUT WITH (FORMAT csv, HEADER)`;
      return session.query(copyTo(sql));
    });
  }
}
