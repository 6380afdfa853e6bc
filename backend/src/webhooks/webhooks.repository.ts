import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { WebhookEventName } from '@etl-studio/contracts';

export interface WebhookRow {
  id: string;
  org_id: string;
  url: string;
  events: WebhookEventName[];
  active: boolean;
  created_by: string | null;
  created_by_name: string | null;
  created_at: Date;
}

export interface WebhookValues {
  url: string;
  events: WebhookEventName[];
  active: boolean;
}

@Injectable()
export class WebhooksRepository {
  constructor(private readonly database: DataSource) {}

  transaction<T>(work: (transaction: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  async orgOf(id: string): Promise<string | null> {
    const [row] = await this.database.query<{ org_id: string }[]>(
      'SELECT org_id FROM webhook WHERE id = $1',
      [id],
    );
    return row?.org_id ?? null;
  }

  list(orgId: string): Promise<WebhookRow[]> {
    return this.database.query<WebhookRow[]>(`${WEBHOOKS} WHERE w.org_id = $1`, [orgId]);
  }

  /** Locked until the transaction ends. */
  async lock(transaction: EntityManager, orgId: string, id: string): Promise<WebhookRow | null> {
    const rows = await transaction.query<WebhookRow[]>(
      `${WEBHOOKS} WHERE w.org_id = $1 AND w.id = $2 FOR UPDATE OF w`,
      [orgId, id],
    );
    return rows[0] ?? null;
  }

  async create(
    transaction: EntityManager,
    orgId: string,
    { url, events, active }: WebhookValues,
    secret: Buffer,
    createdBy: string,
  ): Promise<string> {
    const [row] = await transaction.query<[{ id: string }]>(
      `INSERT INTO webhook (org_id, url, events, active, secret, created_by) VALUES ($1, $2, $3, $4, $5, $6)
       RETURNING id`,
      [orgId, url, events, active, secret, createdBy],
    );
    return row.id;
  }

  async change(
    transaction: EntityManager,
    orgId: string,
    id: string,
    { url, events, active }: WebhookValues,
  ): Promise<void> {
    await transaction.query(
      'UPDATE webhook SET url = $3, events = $4, active = $5 WHERE org_id = $1 AND id = $2',
      [orgId, id, url, events, active],
    );
  }

  /** With its deliveries. */
  async delete(transaction: EntityManager, orgId: string, id: string): Promise<void> {
    await transaction.query('DELETE FROM webhook WHERE org_id = $1 AND id = $2', [orgId, id]);
  }
}

const WEBHOOKS = `
  SELECT w.id, w.org_id, w.url, w.events, w.active, w.created_by, u.name AS created_by_name, w.created_at
  FROM webhook w LEFT JOIN app_user u ON u.id = w.created_by`;
