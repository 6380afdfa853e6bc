import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import type { Page, WebhookDelivery } from '@etl-studio/contracts';
import type { RequestAccess } from '../orgs';
import { ChangeLog } from '../platform/changes';
import {
  DomainError,
  decodeCursor,
  encodeCursor,
  notACursor,
  notFound,
  type PageQuery,
} from '../platform/http';
import { DeliveriesRepository, type DeliveryRow } from './deliveries.repository';
import { WebhooksRepository } from './webhooks.repository';

const NUMBER = /^\d{1,18}$/;

@Injectable()
export class DeliveriesService {
  constructor(
    private readonly repository: DeliveriesRepository,
    private readonly webhooks: WebhooksRepository,
    private readonly changes: ChangeLog,
  ) {}

  /** Newest first. */
  async list(orgId: string, webhookId: string, { limit, cursor }: PageQuery): Promise<Page<WebhookDelivery>> {
    const [after = null] = cursor === undefined ? [] : decodeCursor(cursor, 1);
    if (after !== null && !NUMBER.test(after)) throw notACursor();
    const [rows, total] = await Promise.all([
      this.repository.list(orgId, webhookId, after, limit + 1),
      this.repository.count(orgId, webhookId),
    ]);
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items: items.map(toDelivery), nextCursor: last ? encodeCursor([last.number]) : null, total };
  }

  /** Sends the event of a delivery once more, behind what waits of its run. */
  async replay(access: RequestAccess, webhookId: string, deliveryId: string): Promise<WebhookDelivery> {
    const { orgId, userId } = access;
    if (!isUUID(deliveryId)) throw notFound();
    return this.repository.transaction(async (transaction) => {
      const row = await this.repository.replay(transaction, orgId, webhookId, deliveryId);
      if (!row) throw notFound();
      await this.refuseWhereSwitchedOff(transaction, orgId, webhookId);
      const { event, event_id: eventId } = row;
      await this.changes.record(transaction, {
        ...{ orgId, userId, action: 'webhook.delivery_replayed', resourceType: 'webhook' },
        resourceId: webhookId,
        detail: { deliveryId, event, eventId },
      });
      return toDelivery(row);
    });
  }

  private async refuseWhereSwitchedOff(transaction: EntityManager, orgId: string, id: string): Promise<void> {
    const webhook = await this.webhooks.lock(transaction, orgId, id);
    if (webhook?.active) return;
    throw new DomainError(
      'invalid_state',
      'The webhook is switched off: nothing is sent to it. Switch it on first.',
    );
  }
}

function toDelivery(row: DeliveryRow): WebhookDelivery {
  return {
    id: row.id,
    eventId: row.event_id,
    event: row.event,
    runId: row.run_id,
    status: row.status,
    attempts: row.attempts,
    responseStatus: row.response_status,
    error: row.error,
    createdAt: row.created_at.toISOString(),
    lastAttemptAt: row.last_attempt_at?.toISOString() ?? null,
    nextAttemptAt: row.status === 'PENDING' ? row.due_at.toISOString() : null,
    deliveredAt: row.delivered_at?.toISOString() ?? null,
    replayOf: row.replay_of,
  };
}
