import { dataOf, type Http } from './http';
import type { components } from './openapi';
import { eachItem } from './pages';
import type { NewWebhook, Webhook, WebhookDelivery } from './types';

type WebhookRequest = components['schemas']['WebhookRequest'];

/** Who else is told of runs. Needs a key with the role ADMIN. */
export class Webhooks {
  constructor(private readonly http: Http) {}

  list(): AsyncGenerator<Webhook, void> {
    return eachItem((cursor) => dataOf(this.http.GET('/api/webhooks', { params: { query: { cursor } } })));
  }

  /** The answer is the only one that shows the secret. */
  create(body: WebhookRequest): Promise<NewWebhook> {
    return dataOf(this.http.POST('/api/webhooks', { body }));
  }

  async delete(webhookId: string): Promise<void> {
    await this.http.DELETE('/api/webhooks/{webhookId}', { params: { path: { webhookId } } });
  }

  /** What was sent, or waits to be, newest first. */
  deliveries(webhookId: string): AsyncGenerator<WebhookDelivery, void> {
    const path = { webhookId };
    return eachItem((cursor) =>
      dataOf(this.http.GET('/api/webhooks/{webhookId}/deliveries', { params: { path, query: { cursor } } })),
    );
  }

  /** Sends the same event once more. */
  replay(webhookId: string, deliveryId: string): Promise<WebhookDelivery> {
    const params = { path: { webhookId, deliveryId } };
    return dataOf(this.http.POST('/api/webhooks/{webhookId}/deliveries/{deliveryId}/replay', { params }));
  }
}
