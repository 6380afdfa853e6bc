import { Module } from '@nestjs/common';
import { WebhookTargets } from './webhook-targets';
import { DeliveryQueue } from './worker/delivery-queue';
import { DeliveryRequest } from './worker/delivery-request';
import { WebhookSender } from './worker/webhook-sender';

/** Sends what the outbox holds. */
@Module({ providers: [DeliveryQueue, DeliveryRequest, WebhookSender, WebhookTargets] })
export class WebhooksWorkerModule {}
