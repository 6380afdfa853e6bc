import { Module, type OnModuleInit } from '@nestjs/common';
import { ResourceOrgs } from '../orgs';
import { WebhooksController } from './api/webhooks.controller';
import { DeliveriesRepository } from './deliveries.repository';
import { DeliveriesService } from './deliveries.service';
import { WebhookMeasures } from './webhook-measures';
import { WebhookTargets } from './webhook-targets';
import { WebhooksRepository } from './webhooks.repository';
import { WebhooksService } from './webhooks.service';

/** The routes of webhooks and of what was sent to them. */
@Module({
  controllers: [WebhooksController],
  providers: [
    DeliveriesRepository,
    DeliveriesService,
    WebhookMeasures,
    WebhooksRepository,
    WebhooksService,
    WebhookTargets,
  ],
})
export class WebhooksApiModule implements OnModuleInit {
  constructor(
    private readonly webhooks: WebhooksRepository,
    private readonly resources: ResourceOrgs,
  ) {}

  onModuleInit(): void {
    this.resources.register('webhook', (id) => this.webhooks.orgOf(id));
  }
}
