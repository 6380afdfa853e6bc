import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { WebhookEvent } from '@etl-studio/contracts';
import { WEBHOOK_SIGNATURE_HEADER } from '@etl-studio/contracts';
import { PgConnections, PgListener } from '../../platform/database';
import { SecretBox } from '../../platform/secrets';
import { runOfSnapshot } from '../../runs';
import { signatureOf } from '../signature';
import { pauseAfter } from './delivery-pause';
import { type ClaimedDelivery, DeliveryQueue } from './delivery-queue';
import { DeliveryRequest } from './delivery-request';

const POLL_MS = 1_000;
const FORGET_MS = 3_600_000;
const AT_ONCE = 16;
/** A receiver that is slow must not keep the others waiting. */
const AT_ONCE_PER_WEBHOOK = 4;

/** Sends due deliveries: at least once each, in order per run and webhook, with growing pauses after failures. */
@Injectable()
export class WebhookSender implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(WebhookSender.name);
  private readonly sending = new Map<string, { webhookId: string; done: Promise<void> }>();
  private readonly timers: NodeJS.Timeout[] = [];
  private listener: PgListener | undefined;
  private taking: Promise<void> | null = null;
  private again = false;
  private stopped = false;

  constructor(
    private readonly connections: PgConnections,
    private readonly queue: DeliveryQueue,
    private readonly requests: DeliveryRequest,
    private readonly box: SecretBox,
  ) {}

  onApplicationBootstrap(): void {
    const take = () => this.take();
    this.listener = new PgListener(this.connections, 'webhook_delivery', { heard: take, connected: take });
    this.timers.push(
      setInterval(take, POLL_MS),
      setInterval(() => void this.forget(), FORGET_MS),
    );
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearInterval(timer);
    await this.listener?.close();
    await this.taking;
    await Promise.all([...this.sending.values()].map(({ done }) => done));
  }

  /** At most one look at a time; what comes meanwhile makes for another one. */
  private take(): void {
    if (this.stopped) return;
    if (this.taking) {
      this.again = true;
      return;
    }
    this.taking = this.takeDue().finally(() => {
      this.taking = null;
      if (this.again) {
        this.again = false;
        this.take();
      }
    });
  }

  private async takeDue(): Promise<void> {
    const room = Math.min(AT_ONCE - this.sending.size, AT_ONCE_PER_WEBHOOK);
    if (room <= 0) return;
    try {
      const due = await this.queue.take(room, this.busyWebhooks());
      for (const delivery of due) this.begin(delivery);
      if (due.length === room) this.again = true;
    } catch (error) {
      this.logger.warn({ message: 'Webhook deliveries wait in the outbox', error });
    }
  }

  private busyWebhooks(): string[] {
    const counts = new Map<string, number>();
    for (const { webhookId } of this.sending.values())
      counts.set(webhookId, (counts.get(webhookId) ?? 0) + 1);
    return [...counts].filter(([, count]) => count >= AT_ONCE_PER_WEBHOOK).map(([webhookId]) => webhookId);
  }

  private begin(delivery: ClaimedDelivery): void {
    const done = this.deliver(delivery)
      .catch((error: unknown) => {
        // It is tried again when its hold is over.
        this.logger.warn({ message: 'The end of a delivery could not be stored', id: delivery.id, error });
      })
      .finally(() => {
        this.sending.delete(delivery.id);
        this.take();
      });
    this.sending.set(delivery.id, { webhookId: delivery.webhook_id, done });
  }

  private async deliver(delivery: ClaimedDelivery): Promise<void> {
    const { status, error } = await this.attempt(delivery);
    if (error === null) {
      await this.queue.delivered(delivery, status);
      return;
    }
    const pause = pauseAfter(delivery.attempts);
    if (pause === null) await this.queue.givenUp(delivery, status, error);
    else await this.queue.retryLater(delivery, status, error, pause);
  }

  private async attempt(delivery: ClaimedDelivery): Promise<{ status: number | null; error: string | null }> {
    try {
      const status = await this.post(delivery);
      const isTaken = status >= 200 && status < 300;
      return { status, error: isTaken ? null : `The receiver answered ${status}; expected 200 to 299` };
    } catch (failure) {
      return { status: null, error: failure instanceof Error ? failure.message : String(failure) };
    }
  }

  private async post(delivery: ClaimedDelivery): Promise<number> {
    const event: WebhookEvent = {
      id: delivery.event_id,
      event: delivery.event,
      createdAt: delivery.happened_at.toISOString(),
      data: runOfSnapshot(delivery.run),
    };
    const body = JSON.stringify(event);
    return this.requests.post(delivery.url, body, {
      [WEBHOOK_SIGNATURE_HEADER]: signatureOf(this.secretOf(delivery), body, new Date()),
      'ETL-Event': delivery.event,
      'ETL-Delivery': delivery.id,
      'User-Agent': 'etl-studio',
    });
  }

  private secretOf({ secret }: ClaimedDelivery): string {
    try {
      return this.box.open(secret);
    } catch (cause) {
      const message = 'The secret cannot be read: SECRETS_KEY was changed. Make the webhook anew';
      throw new Error(message, { cause });
    }
  }

  private async forget(): Promise<void> {
    await this.queue
      .forget()
      .catch((error: unknown) => this.logger.warn({ message: 'Old deliveries could not be removed', error }));
  }
}
