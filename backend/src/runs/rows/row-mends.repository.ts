import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Mend } from '@etl-studio/contracts';
import type { SqlRunner } from '../../platform/database';

export interface RowMendRow {
  id: string;
  row_number: number;
  kind: Mend['kind'];
  mended_at: Date;
  mended_by: string | null;
  mended_by_name: string | null;
  before: Record<string, string>;
  patch: Record<string, string>;
  date: string | null;
  campaign: string | null;
  channel: string | null;
  spend: string | null;
  clicks: string | null;
  conversions: string | null;
}

/** Mends that are in force. */
@Injectable()
export class RowMendsRepository {
  constructor(private readonly database: DataSource) {}

  /** Of some rows of a run. */
  async ofRows(
    orgId: string,
    runId: string,
    rowNumbers: readonly number[],
    session: SqlRunner = this.database,
  ): Promise<RowMendRow[]> {
    const found = await session.query(
      `SELECT m.id, m.row_number, m.kind, m.mended_at, m.mended_by, u.name AS mended_by_name, m.before, m.patch,
              to_char(m.date, 'YYYY-MM-DD') AS date, m.campaign, m.channel, trim_scale(m.spend)::text AS spend,
              m.clicks, trim_scale(m.conversions)::text AS conversions
       FROM row_mend m LEFT JOIN app_user u ON u.id = m.mended_by
       WHERE m.org_id = $1 AND m.run_id = $2 AND m.row_number = ANY ($3::int[]) AND m.undone_at = 'infinity'`,
      [orgId, runId, rowNumbers],
    );
    return found as RowMendRow[];
  }
}

export function toMend(row: RowMendRow): Mend {
  const { date, campaign, channel, spend, clicks, conversions } = row;
  const isRecord = date !== null && campaign !== null && channel !== null && spend !== null;
  return {
    id: row.id,
    kind: row.kind,
    at: row.mended_at.toISOString(),
    by: row.mended_by === null ? null : { id: row.mended_by, name: row.mended_by_name ?? '' },
    before: row.before,
    values: row.patch,
    record: isRecord
      ? { date, campaign, channel, spend, clicks: clicks === null ? null : Number(clicks), conversions }
      : null,
  };
}
