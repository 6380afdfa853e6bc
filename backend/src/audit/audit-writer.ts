import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ChangeLog, type Change } from '../platform/changes';
import type { SqlRunner } from '../platform/database';
import { requestContext } from '../platform/logging';

/** Keeps the audit log: append-only, written in the transaction of the change it tells of. */
@Injectable()
export class AuditWriter implements OnModuleInit {
  constructor(private readonly changes: ChangeLog) {}

  onModuleInit(): void {
    this.changes.writeWith((transaction, change) => this.append(transaction, change));
  }

  private async append(transaction: SqlRunner, change: Change): Promise<void> {
    const request = requestContext.getStore();
    await transaction.query(
      `INSERT INTO audit_event (org_id, user_id, action, resource_type, resource_id, detail, ip, request_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        change.orgId,
        change.userId,
        change.action,
        change.resourceType,
        change.resourceId,
        JSON.stringify({ ...change.detail, ...(request?.apiKeyId && { apiKeyId: request.apiKeyId }) }),
        request?.ip ?? null,
        request?.requestId ?? null,
      ],
    );
  }
}
