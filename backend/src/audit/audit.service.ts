import { Injectable } from '@nestjs/common';
import type { AuditEvent, AuditFilter, Page } from '@etl-studio/contracts';
import { decodeCursor, encodeCursor, instantOf, notACursor, type PageQuery } from '../platform/http';
import { type AuditRow, AuditRepository } from './audit.repository';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 24 * 3600 * 1000;
const LARGEST_ID = 9_223_372_036_854_775_807n;

@Injectable()
export class AuditService {
  constructor(private readonly repository: AuditRepository) {}

  /** Newest first. */
  async list(orgId: string, filter: AuditFilter, { limit, cursor }: PageQuery): Promise<Page<AuditEvent>> {
    const { actor, from, to, ...rest } = filter;
    const conditions = {
      ...rest,
      ...(actor !== undefined && { userId: actor }),
      ...(from !== undefined && { from: startOf(from) }),
      ...(to !== undefined && { before: endOf(to) }),
    };
    const after = cursor === undefined ? null : idOf(cursor);
    const [rows, total] = await Promise.all([
      this.repository.list(orgId, conditions, after, limit + 1),
      this.repository.count(orgId, conditions),
    ]);
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items: items.map(toAuditEvent), nextCursor: last ? encodeCursor([last.id]) : null, total };
  }
}

function startOf(moment: string): Date {
  return instantOf(moment) ?? new Date(moment);
}

/** The first moment that is too late: a day counts whole, an instant itself. */
function endOf(to: string): Date {
  return new Date(startOf(to).getTime() + (DAY.test(to) ? DAY_MS : 1));
}

function idOf(cursor: string): string {
  const [id = ''] = decodeCursor(cursor, 1);
  if (!/^\d{1,19}$/.test(id) || BigInt(id) > LARGEST_ID) throw notACursor();
  return id;
}

function toAuditEvent(row: AuditRow): AuditEvent {
  const { apiKeyId, ...detail } = row.detail;
  return {
    id: row.id,
    at: row.at.toISOString(),
    action: row.action,
    actor: row.user_id === null ? null : { id: row.user_id, name: row.user_name, email: row.user_email },
    apiKeyId: typeof apiKeyId === 'string' ? apiKeyId : null,
    resourceType: row.resource_type,
    resourceId: row.resource_id,
    detail,
    ip: row.ip,
    requestId: row.request_id,
  };
}
