import type { AnalyticsFilter, DayRange } from '@etl-studio/contracts';

/** What is asked about, checked against the caller's organization. */
export interface Scope extends Pick<AnalyticsFilter, 'channel' | 'campaign' | 'runId'> {
  orgId: string;
  datasetIds: string[];
  /** ISO 8601; null for now. */
  asOf: string | null;
}

/** Whether what is asked takes campaigns to be told apart. */
export interface CountedRequest {
  scope: Scope;
  /** Null for all days. */
  range: DayRange | null;
  perCampaign: boolean;
}
