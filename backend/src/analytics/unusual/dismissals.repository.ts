import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { DayRange, UnusualDayName } from '@etl-studio/contracts';
import type { SqlRunner } from '../../platform/database';

export interface DismissalRow {
  date: string;
  channel: string;
  /** Empty without one. */
  currency: string;
  metric: UnusualDayName['metric'];
  direction: UnusualDayName['direction'];
  reason: string;
  dismissed_by: string | null;
  dismissed_by_name: string | null;
  dismissed_at: Date;
}

/** Unusual days that were dismissed, of an organization: whichever dataset they are seen in. */
@Injectable()
export class DismissalsRepository {
  constructor(private readonly database: DataSource) {}

  transaction<T>(work: (transaction: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  async within(transaction: SqlRunner, orgId: string, { from, to }: DayRange): Promise<DismissalRow[]> {
    return (await transaction.query(`${DISMISSED} WHERE d.org_id = $1 AND d.date BETWEEN $2 AND $3`, [
      orgId,
      from,
      to,
    ])) as DismissalRow[];
  }

  /** Again with another reason, where it was dismissed before. */
  async add(
    transaction: EntityManager,
    orgId: string,
    day: UnusualDayName,
    reason: string,
    userId: string,
  ): Promise<DismissalRow> {
    const [row] = await transaction.query<[DismissalRow]>(
      `WITH d AS (
         INSERT INTO dismissed_day (org_id, date, channel, currency, metric, direction, reason, dismissed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (org_id, date, metric, direction, currency, md5(channel))
         DO UPDATE SET reason = excluded.reason, dismissed_by = excluded.dismissed_by, dismissed_at = now()
         RETURNING *
       ) ${COLUMNS} FROM d ${NAMED}`,
      [orgId, ...valuesOf(day), reason, userId],
    );
    return row;
  }

  /** Whether it was dismissed. */
  async remove(transaction: EntityManager, orgId: string, day: UnusualDayName): Promise<boolean> {
    const removed = await transaction.query<unknown[]>(
      `WITH removed AS (
         DELETE FROM dismissed_day
         WHERE org_id = $1 AND date = $2 AND md5(channel) = md5($3) AND channel = $3 AND currency = $4
           AND metric = $5 AND direction = $6
         RETURNING 1
       ) SELECT 1 FROM removed`,
      [orgId, ...valuesOf(day)],
    );
    return removed.length > 0;
  }
}

function valuesOf({ date, channel, currency, metric, direction }: UnusualDayName): string[] {
  return [date, channel, currency ?? '', metric, direction];
}

const COLUMNS = `
  SELECT d.date::text AS date, d.channel, d.currency, d.metric, d.direction, d.reason, d.dismissed_by,
         u.name AS dismissed_by_name, d.dismissed_at`;
const NAMED = 'LEFT JOIN app_user u ON u.id = d.dismissed_by';
const DISMISSED = `${COLUMNS} FROM dismissed_day d ${NAMED}`;
