import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { WebhookEventName } from '@etl-studio/contracts';
import type { RunSnapshot } from '../../runs';

/** A delivery that is this process's to send, until its hold is over. */
export interface ClaimedDelivery {
  id: string;
  webhook_id: string;
  event_id: string;
  event: WebhookEventName;
  happened_at: Date;
  run: RunSnapshot;
  attempts: number;
  url: string;
  secret: Buffer;
}

/** Longer than a request may take: a process that died gives its deliveries up. */
const HOLD = '60 seconds';
const KEEP = '30 days';

/** Takes due deliveries, of one run to one webhook one at a time and in order, and notes what became of them. */
@Injectable()
export class DeliveryQueue {
  constructor(private readonly database: DataSource) {}

  /** Due deliveries of other webhooks than the `busy` ones. */
  async take(limit: number, busy: readonly string[]): Promise<ClaimedDelivery[]> {
    return this.database.query<ClaimedDelivery[]>(TAKE, [limit, busy]);
  }

  async delivered({ id, attempts }: ClaimedDelivery, status: number | null): Promise<void> {
    await this.settle(
      id,
      attempts,
      "status = 'DELIVERED', delivered_at = now(), response_status = $3, error = NULL",
      [status],
    );
  }

  async retryLater(
    { id, attempts }: ClaimedDelivery,
    status: number | null,
    error: string,
    seconds: number,
  ): Promise<void> {
    const set = 'response_status = $3, error = $4, due_at = now() + make_interval(secs => $5)';
    await this.settle(id, attempts, set, [status, error, seconds]);
  }

  async givenUp({ id, attempts }: ClaimedDelivery, status: number | null, error: string): Promise<void> {
    await this.settle(id, attempts, "status = 'FAILED', response_status = $3, error = $4", [status, error]);
  }

  /** Removes what ended long ago. */
  async forget(): Promise<void> {
    await this.database.query(
      `DELETE FROM webhook_delivery WHERE status <> 'PENDING' AND created_at < now() - interval '${KEEP}'`,
    );
  }

  // Only while nobody else has taken it over.
  private async settle(id: string, attempts: number, set: string, values: unknown[]): Promise<void> {
    const sql = `UPDATE webhook_delivery SET ${set} WHERE id = $1 AND attempts = $2 AND status = 'PENDING'`;
    await this.database.query(sql, [id, attempts, ...values]);
  }
}

const TAKE = `
  WITH due AS (
    SELECT d.id FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id AND w.active
    WHERE d.status = 'PENDING' AND d.due_at <= now() AND d.webhook_id <> ALL ($2::uuid[])
      AND NOT EXISTS (
        SELECT FROM webhook_delivery earlier
        WHERE earlier.webhook_id = d.webhook_id AND earlier.run_id = d.run_id AND earlier.status = 'PENDING'
          AND earlier.number < d.number
      )
    ORDER BY d.due_at, d.number LIMIT $1 FOR UPDATE OF d SKIP LOCKED
  ), taken AS (
    UPDATE webhook_delivery d
    SET attempts = d.attempts + 1, last_attempt_at = now(), due_at = now() + interval '${HOLD}'
    FROM due WHERE d.id = due.id
    RETURNING d.id, d.webhook_id, d.event_id, d.event, d.happened_at, d.run, d.attempts
  )
  SELECT taken.*, w.url, w.secret FROM taken JOIN webhook w ON w.id = taken.webhook_id`;
