import type { components } from './openapi';

type Schemas = components['schemas'];

/** What the API calls its things, by the names of the OpenAPI document. */
export type Dataset = Schemas['Dataset'];
export type DatasetRequest = Schemas['DatasetRequest'];
export type Inspection = Schemas['Inspection'];
export type LiveRecord = Schemas['LiveRecord'];
export type Mapping = Schemas['Mapping'];
export type MendResult = Schemas['MendResult'];
export type NewWebhook = Schemas['NewWebhook'];
export type Problem = Schemas['Problem'];
export type Record = Schemas['Record'];
export type RowError = Schemas['RowError'];
export type Run = Schemas['Run'];
export type SchemaRequest = Schemas['SchemaRequest'];
export type SchemaVersion = Schemas['SchemaVersion'];
export type StartRequest = Schemas['StartRequest'];
export type UploadResult = Schemas['UploadResult'];
export type ValidateRequest = Schemas['ValidateRequest'];
export type ValidationReport = Schemas['ValidationReport'];
export type Webhook = Schemas['Webhook'];
export type WebhookDelivery = Schemas['WebhookDelivery'];

/** The body of a webhook's delivery. */
export interface WebhookEvent {
  /** The same for every try and replay: what a receiver tells repetitions by. */
  id: string;
  event: Webhook['events'][number];
  createdAt: string;
  /** The run as it was then. */
  data: Run;
}
