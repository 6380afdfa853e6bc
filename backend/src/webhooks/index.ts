export { WebhooksApiModule } from './webhooks-api.module';
export { WebhooksWorkerModule } from './webhooks-worker.module';
