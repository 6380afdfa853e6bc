import { Injectable } from '@nestjs/common';
import type { Client } from 'pg';
import { PgConnections } from '../../../platform/database';
import type { RunFile } from '../../reading/run-files';
import { FilePass, type FileFigures, type Reading } from './file-pass';

const LONGEST_QUERY_MS = 120_000;

/** A database session that knows the sums of a file, and its records once they are asked for. */
export interface FileSession {
  session: Client;
  /** Brings the file's records into `file_record`; the sums alone stand in `file_sum` from the start. */
  withRecords(): Promise<void>;
}

/** Sessions with temporary tables of a file: whatever its size, what it says is compared by the database. */
@Injectable()
export class FileSessions {
  constructor(
    private readonly connections: PgConnections,
    private readonly pass: FilePass,
  ) {}

  async hold<T>(
    file: RunFile,
    reading: Reading,
    figures: FileFigures,
    signal: AbortSignal,
    work: (held: FileSession) => Promise<T>,
  ): Promise<T> {
    const session = await this.connections.connect('validate');
    let copied = false;
    const withRecords = async (): Promise<void> => {
      if (copied) return;
      copied = true;
      await this.pass.copy(file, reading, session, signal);
      await session.query('ANALYZE file_record');
    };
    try {
      await session.query(`SET statement_timeout = ${LONGEST_QUERY_MS}; ${TABLES}`);
      if (figures.rollups) await session.query(STORE, [JSON.stringify(figures.rollups)]);
      else {
        await withRecords();
        await session.query(SUM_UP);
      }
      await session.query('ANALYZE file_sum');
      return await work({ session, withRecords });
    } finally {
      await session.end().catch(() => undefined);
    }
  }
}

const TABLES = `
  CREATE TEMP TABLE file_record (
    date date, channel text, campaign text, spend numeric, clicks bigint, conversions numeric,
    currency text);
  CREATE TEMP TABLE file_sum (
    currency text, date date, channel text, campaign text, records bigint, spend numeric, clicks numeric,
    conversions numeric)`;

const STORE = `
  INSERT INTO file_sum SELECT s.* FROM jsonb_to_recordset($1) AS
    s(currency text, date date, channel text, campaign text, records bigint, spend numeric, clicks numeric,
      conversions numeric)`;

const SUM_UP = `
  INSERT INTO file_sum
  SELECT coalesce(currency, '') AS named, date, channel, campaign, count(*), sum(spend), coalesce(sum(clicks), 0),
         coalesce(sum(conversions), 0)
  FROM file_record GROUP BY named, date, channel, campaign`;
