import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { DeliveryStatus, WebhookEventName } from '@etl-studio/contracts';

export interface DeliveryRow {
  id: string;
  number: string;
  event_id: string;
  event: WebhookEventName;
  run_id: string;
  status: DeliveryStatus;
  attempts: number;
  response_status: number | null;
  error: string | null;
  due_at: Date;
  created_at: Date;
  last_attempt_at: Date | null;
  delivered_at: Date | null;
  replay_of: string | null;
}

const COLUMNS = `id, number, event_id, event, run_id, status, attempts, response_status, error, due_at, created_at,
  last_attempt_at, delivered_at, replay_of`;

/** The log of what was sent, or is to be. */
@Injectable()
export class DeliveriesRepository {
  constructor(private readonly database: DataSource) {}

  transaction<T>(work: (transaction: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** Newest first, below the number `after`. */
  list(orgId: string, webhookId: string, after: string | null, limit: number): Promise<DeliveryRow[]> {
    return this.database.query<DeliveryRow[]>(
      `SELECT ${COLUMNS} FROM webhook_delivery
       WHERE org_id = $1 AND webhook_id = $2 AND ($3::bigint IS NULL OR number < $3)
       ORDER BY number DESC LIMIT $4`,
      [orgId, webhookId, after, limit],
    );
  }

  async count(orgId: string, webhookId: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM webhook_delivery WHERE org_id = $1 AND webhook_id = $2',
      [orgId, webhookId],
    );
    return row?.count ?? 0;
  }

  /** A new delivery of the same event; null where there is none to repeat. */
  async replay(
    transaction: EntityManager,
    orgId: string,
    webhookId: string,
    id: string,
  ): Promise<DeliveryRow | null> {
    const rows = await transaction.query<DeliveryRow[]>(
      `INSERT INTO webhook_delivery (org_id, webhook_id, run_id, event_id, event, run, happened_at, replay_of)
       SELECT org_id, webhook_id, run_id, event_id, event, run, happened_at, id FROM webhook_delivery
       WHERE org_id = $1 AND webhook_id = $2 AND id = $3
       RETURNING ${COLUMNS}`,
      [orgId, webhookId, id],
    );
    if (rows.length > 0) await transaction.query("SELECT pg_notify('webhook_delivery', '')");
    return rows[0] ?? null;
  }
}
