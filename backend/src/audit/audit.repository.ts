import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface AuditRow {
  id: string;
  at: Date;
  action: string;
  user_id: string | null;
  user_name: string | null;
  user_email: string | null;
  resource_type: string;
  resource_id: string;
  detail: Record<string, unknown>;
  ip: string | null;
  request_id: string | null;
}

export interface AuditConditions {
  action?: string;
  userId?: string;
  resourceType?: string;
  resourceId?: string;
  from?: Date;
  /** Exclusive. */
  before?: Date;
}

/** Reads the audit log of an organization. */
@Injectable()
export class AuditRepository {
  constructor(private readonly database: DataSource) {}

  /** Newest first, below the event `after`. */
  list(orgId: string, conditions: AuditConditions, after: string | null, limit: number): Promise<AuditRow[]> {
    return this.database.query<AuditRow[]>(
      `SELECT e.id, e.at, e.action, e.user_id, u.name AS user_name, u.email AS user_email, e.resource_type,
              e.resource_id, e.detail, e.ip, e.request_id
       FROM audit_event e LEFT JOIN app_user u ON u.id = e.user_id
       WHERE ${MATCHES} AND ($8::bigint IS NULL OR e.id < $8)
       ORDER BY e.id DESC LIMIT $9`,
      [...parametersOf(orgId, conditions), after, limit],
    );
  }

  async count(orgId: string, conditions: AuditConditions): Promise<number> {
    const [row] = await this.database.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM audit_event e WHERE ${MATCHES}`,
      parametersOf(orgId, conditions),
    );
    return row?.count ?? 0;
  }
}

const MATCHES = `
  e.org_id = $1
  AND ($2::text IS NULL OR e.action = $2)
  AND ($3::uuid IS NULL OR e.user_id = $3)
  AND ($4::text IS NULL OR e.resource_type = $4)
  AND ($5::text IS NULL OR e.resource_id = $5)
  AND ($6::timestamptz IS NULL OR e.at >= $6)
  AND ($7::timestamptz IS NULL OR e.at < $7)`;

function parametersOf(orgId: string, conditions: AuditConditions): unknown[] {
  const { action, userId, resourceType, resourceId, from, before } = conditions;
  return [orgId, ...[action, userId, resourceType, resourceId, from, before].map((value) => value ?? null)];
}
