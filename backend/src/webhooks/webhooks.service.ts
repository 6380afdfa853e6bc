import { Injectable } from '@nestjs/common';
import {
  type NewWebhook,
  type Page,
  type Webhook,
  type WebhookChange,
  type WebhookRequest,
  WEBHOOK_EVENTS,
} from '@etl-studio/contracts';
import { newToken } from '../auth';
import type { RequestAccess } from '../orgs';
import { ChangeLog } from '../platform/changes';
import { notFound, pageOf, type PageQuery } from '../platform/http';
import { SecretBox } from '../platform/secrets';
import { WebhookTargets } from './webhook-targets';
import { type WebhookRow, WebhooksRepository } from './webhooks.repository';

const SECRET_PREFIX = 'whsec_';

/** Where an organization is told of its runs. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly repository: WebhooksRepository,
    private readonly targets: WebhookTargets,
    private readonly box: SecretBox,
    private readonly changes: ChangeLog,
  ) {}

  /** By age. */
  async list(orgId: string, query: PageQuery): Promise<Page<Webhook>> {
    const rows = await this.repository.list(orgId);
    return pageOf(rows.map(toWebhook), query, ({ createdAt, id }) => JSON.stringify([createdAt, id]));
  }

  async create(access: RequestAccess, request: WebhookRequest): Promise<NewWebhook> {
    const { orgId, userId } = access;
    const { url, events = [...WEBHOOK_EVENTS], active = true } = request;
    await this.targets.check(url);
    const secret = SECRET_PREFIX + newToken();
    const values = { url, events, active };
    return this.repository.transaction(async (transaction) => {
      const id = await this.repository.create(transaction, orgId, values, this.box.seal(secret), userId);
      await this.changes.record(transaction, changeOf(access, 'webhook.created', id, values));
      const row = await this.repository.lock(transaction, orgId, id);
      if (!row) throw notFound();
      return { ...toWebhook(row), secret };
    });
  }

  async change(access: RequestAccess, id: string, change: WebhookChange): Promise<Webhook> {
    const { orgId } = access;
    if (change.url !== undefined) await this.targets.check(change.url);
    return this.repository.transaction(async (transaction) => {
      const row = await this.repository.lock(transaction, orgId, id);
      if (!row) throw notFound();
      const { url, events, active } = row;
      const values = { url, events, active, ...change };
      await this.repository.change(transaction, orgId, id, values);
      await this.changes.record(transaction, changeOf(access, 'webhook.changed', id, { ...change }));
      return { ...toWebhook(row), ...values };
    });
  }

  /** With its delivery log; what waits is not sent any more. */
  async delete(access: RequestAccess, id: string): Promise<void> {
    await this.repository.transaction(async (transaction) => {
      const row = await this.repository.lock(transaction, access.orgId, id);
      if (!row) throw notFound();
      await this.repository.delete(transaction, access.orgId, id);
      await this.changes.record(transaction, changeOf(access, 'webhook.deleted', id, { url: row.url }));
    });
  }
}

function changeOf(
  { orgId, userId }: RequestAccess,
  action: string,
  resourceId: string,
  detail: Record<string, unknown>,
) {
  return { orgId, userId, action, resourceType: 'webhook', resourceId, detail };
}

function toWebhook(row: WebhookRow): Webhook {
  const { id, url, events, active, created_by: maker } = row;
  const createdBy = maker === null ? null : { id: maker, name: row.created_by_name ?? '' };
  return { id, url, events, active, createdBy, createdAt: row.created_at.toISOString() };
}
