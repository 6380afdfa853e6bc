import type { Run } from './runs';

export const WEBHOOK_EVENTS = ['run.started', 'run.completed', 'run.updated'] as const;
export type WebhookEventName = (typeof WEBHOOK_EVENTS)[number];

/** `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body" under the webhook's secret>`. */
export const WEBHOOK_SIGNATURE_HEADER = 'ETL-Signature';

export interface WebhookRequest {
  url: string;
  /** All of them if left out. */
  events?: WebhookEventName[];
  /** False: nothing is sent, and what happens meanwhile is not kept. */
  active?: boolean;
}

export type WebhookChange = Partial<WebhookRequest>;

export interface Webhook {
  id: string;
  url: string;
  events: WebhookEventName[];
  active: boolean;
  createdBy: { id: string; name: string } | null;
  createdAt: string;
}

/** What making a webhook answers: the only time that its secret is shown. */
export interface NewWebhook extends Webhook {
  secret: string;
}

/** The body of a delivery. */
export interface WebhookEvent {
  /** The same for every try and replay: what a receiver tells repetitions by. */
  id: string;
  event: WebhookEventName;
  createdAt: string;
  /** The run as it was then. */
  data: Run;
}

export const DELIVERY_STATUSES = ['PENDING', 'DELIVERED', 'FAILED'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export interface WebhookDelivery {
  id: string;
  eventId: string;
  event: WebhookEventName;
  runId: string;
  status: DeliveryStatus;
  attempts: number;
  /** Of the last try; null before it and where nobody answered. */
  responseStatus: number | null;
  /** What went wrong with the last try. */
  error: string | null;
  createdAt: string;
  lastAttemptAt: string | null;
  /** When a delivery that waits is tried (again). */
  nextAttemptAt: string | null;
  deliveredAt: string | null;
  /** The delivery that this one repeats. */
  replayOf: string | null;
}
