import { Injectable } from '@nestjs/common';
import type { Anomaly, DayRange, Dismissal, DismissalRequest, UnusualDayName } from '@etl-studio/contracts';
import type { RequestAccess } from '../../orgs';
import { ChangeLog } from '../../platform/changes';
import type { SqlRunner } from '../../platform/database';
import { notFound } from '../../platform/http';
import { type DismissalRow, DismissalsRepository } from './dismissals.repository';

/** Unusual days that somebody has looked into, with what they found. */
@Injectable()
export class Dismissals {
  constructor(
    private readonly repository: DismissalsRepository,
    private readonly changes: ChangeLog,
  ) {}

  /** Tells of each day whether it was dismissed. */
  async told(
    transaction: SqlRunner,
    orgId: string,
    range: DayRange,
    items: readonly Omit<Anomaly, 'dismissal'>[],
  ): Promise<Anomaly[]> {
    const rows = items.length === 0 ? [] : await this.repository.within(transaction, orgId, range);
    const known = new Map(rows.map((row) => [nameOf({ ...row, currency: row.currency || null }), row]));
    return items.map((item) => {
      const row = known.get(nameOf(item));
      return { ...item, dismissal: row ? toDismissal(row) : null };
    });
  }

  dismiss(access: RequestAccess, { reason, ...day }: DismissalRequest): Promise<Dismissal> {
    const { orgId, userId } = access;
    return this.repository.transaction(async (transaction) => {
      const row = await this.repository.add(transaction, orgId, day, reason, userId);
      await this.changes.record(transaction, changeOf(access, 'unusual_day.dismissed', day, { reason }));
      return toDismissal(row);
    });
  }

  /** Has the day told again. One that was not dismissed is `not_found`. */
  restore(access: RequestAccess, day: UnusualDayName): Promise<void> {
    return this.repository.transaction(async (transaction) => {
      if (!(await this.repository.remove(transaction, access.orgId, day))) throw notFound();
      await this.changes.record(transaction, changeOf(access, 'unusual_day.restored', day, {}));
    });
  }
}

function nameOf({
  date,
  channel,
  currency,
  metric,
  direction,
}: Pick<Anomaly, 'date' | 'channel' | 'currency' | 'metric' | 'direction'>): string {
  return JSON.stringify([date, channel, currency, metric, direction]);
}

function toDismissal({ reason, dismissed_by: id, dismissed_by_name, dismissed_at }: DismissalRow): Dismissal {
  return {
    reason,
    by: id === null ? null : { id, name: dismissed_by_name ?? '' },
    at: dismissed_at.toISOString(),
  };
}

function changeOf(
  { orgId, userId }: RequestAccess,
  action: string,
  { date, channel, currency, metric, direction }: UnusualDayName,
  more: Record<string, unknown>,
) {
  const detail = { channel, metric, currency, direction, ...more };
  return { orgId, userId, action, resourceType: 'unusual_day', resourceId: date, detail };
}
