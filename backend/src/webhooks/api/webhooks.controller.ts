import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { NewWebhook, Page, Webhook, WebhookDelivery } from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../orgs';
import { ApiPage, ApiProblems, PageQuery } from '../../platform/http';
import { DeliveriesService } from '../deliveries.service';
import { WebhooksService } from '../webhooks.service';
import {
  NewWebhookDto,
  WebhookChangeDto,
  WebhookDeliveryDto,
  WebhookDto,
  WebhooksQuery,
  WebhookRequestDto,
} from './webhooks.dto';

/**
 * Receivers are told of runs by POST, at least once and in order per run. `ETL-Signature: t=…,v1=…` holds the hex
 * HMAC-SHA256 of `t.body` under the webhook's secret.
 */
@ApiTags('integrators')
@Controller('api/webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly deliveries: DeliveriesService,
  ) {}

  @Get()
  @RequirePermission('webhooks.list')
  @ApiPage(WebhookDto)
  list(@Access() { orgId }: RequestAccess, @Query() query: WebhooksQuery): Promise<Page<Webhook>> {
    return this.webhooks.list(orgId, query);
  }

  /** Makes a webhook. The answer is the only one that shows its secret. */
  @Post()
  @RequirePermission('webhooks.create')
  @ApiCreatedResponse({ type: NewWebhookDto })
  @ApiProblems('invalid_request', 'webhook_url_refused')
  create(@Access() access: RequestAccess, @Body() body: WebhookRequestDto): Promise<NewWebhook> {
    return this.webhooks.create(access, body);
  }

  @Patch(':webhookId')
  @RequirePermission('webhooks.change')
  @ApiOkResponse({ type: WebhookDto })
  @ApiProblems('invalid_request', 'webhook_url_refused')
  change(
    @Access() access: RequestAccess,
    @Param('webhookId') webhookId: string,
    @Body() body: WebhookChangeDto,
  ): Promise<Webhook> {
    return this.webhooks.change(access, webhookId, body);
  }

  /** Deletes a webhook with its log; what waits is not sent any more. */
  @Delete(':webhookId')
  @HttpCode(204)
  @RequirePermission('webhooks.delete')
  @ApiNoContentResponse()
  delete(@Access() access: RequestAccess, @Param('webhookId') webhookId: string): Promise<void> {
    return this.webhooks.delete(access, webhookId);
  }

  /** What was sent, or waits to be, newest first; kept for 30 days. */
  @Get(':webhookId/deliveries')
  @RequirePermission('webhooks.deliveries')
  @ApiPage(WebhookDeliveryDto)
  log(
    @Access() { orgId }: RequestAccess,
    @Param('webhookId') webhookId: string,
    @Query() query: PageQuery,
  ): Promise<Page<WebhookDelivery>> {
    return this.deliveries.list(orgId, webhookId, query);
  }

  /** Sends the same event once more, as a delivery of its own. */
  @Post(':webhookId/deliveries/:deliveryId/replay')
  @HttpCode(202)
  @RequirePermission('webhooks.replay')
  @ApiParam({ name: 'deliveryId', schema: { type: 'string', format: 'uuid' } })
  @ApiAcceptedResponse({ type: WebhookDeliveryDto })
  @ApiProblems('invalid_state')
  replay(
    @Access() access: RequestAccess,
    @Param('webhookId') webhookId: string,
    @Param('deliveryId') deliveryId: string,
  ): Promise<WebhookDelivery> {
    return this.deliveries.replay(access, webhookId, deliveryId);
  }
}
