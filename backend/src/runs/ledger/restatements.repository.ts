import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Restatement } from '@etl-studio/contracts';
import type { FiguresRow } from './currency-sums';
import { RESTATEMENTS } from './restatements.sql';
import type { DayRange } from './slices.repository';

export interface RestatementRow {
  at: string;
  cause: Restatement['cause'];
  run_id: string;
  by: string | null;
  date: string;
  channel: string;
  key: RestatementKey;
  from_run_ids: string[];
  to_run_ids: string[];
  before: FiguresRow;
  after: FiguresRow;
  total: string;
}

/** Where a page goes on, newest change first. */
export interface RestatementKey {
  at: string;
  date: string;
  channel: string;
  channelDigest: string;
}

/** Past days whose figures were changed. Nothing of it is stored: it follows from the ledger. */
@Injectable()
export class RestatementsRepository {
  constructor(private readonly database: DataSource) {}

  /** The next of them; each says how many there are in all, which is found out in the same pass. */
  list(
    orgId: string,
    datasetId: string,
    { from, to }: DayRange,
    after: RestatementKey | null,
    limit: number,
  ): Promise<RestatementRow[]> {
    const { at, date, channel, channelDigest } = after ?? NO_KEY;
    const parameters = [orgId, datasetId, from, to, at, date, channel, channelDigest, limit];
    return this.database.query<RestatementRow[]>(RESTATEMENTS, parameters);
  }
}

const NO_KEY: { [K in keyof RestatementKey]: null } = {
  at: null,
  date: null,
  channel: null,
  channelDigest: null,
};
