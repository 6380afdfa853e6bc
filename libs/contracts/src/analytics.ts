import type { ExplainedRecord } from './origins';
import type { Sums } from './sums';

export const INTERVALS = ['day', 'week', 'month'] as const;
/** Weeks begin on Monday. */
export type Interval = (typeof INTERVALS)[number];

export const BREAKDOWN_GROUPS = ['channel', 'campaign'] as const;
export type BreakdownGroup = (typeof BREAKDOWN_GROUPS)[number];

export const COMPARISONS = ['previous', 'year', 'none'] as const;
/** With which days: as many just before, the same ones a year before, or none. */
export type AnalyticsComparison = (typeof COMPARISONS)[number];

export interface AnalyticsFilter {
  datasetId?: string;
  /** Only what this run holds of what counts: nothing for a run that was reverted or wholly displaced. */
  runId?: string;
  /** First and last day, inclusive. */
  from?: string;
  to?: string;
  channel?: string[];
  campaign?: string[];
  /** Instant: what counted then. */
  asOf?: string;
}

export interface DayRange {
  from: string;
  to: string;
}

/** Rates are spend ÷ clicks and spend ÷ conversions of the sums, to 6 digits after the point; null where these are 0. */
export interface Figures extends Sums {
  cpc: string | null;
  cpa: string | null;
}

export interface AnalyticsSummary {
  /** One per currency: amounts of different currencies are never added. */
  totals: Figures[];
  /** The same of `previousRange`; empty without one. */
  previous: Figures[];
  /** Null where nothing counts and no range was asked for. */
  currentRange: DayRange | null;
  /** By default as many days just before; null where no comparison was asked for. */
  previousRange: DayRange | null;
  /** First and last day of everything that counts under the other filters. */
  available: DayRange | null;
}

/** Intervals without records have no point: no data is not the same as none spent. */
export interface TimePoint extends Figures {
  /** First day of the interval. */
  date: string;
  /** Whether the interval lies inside the range with all its days. */
  complete: boolean;
  /** Channel or campaign where the series is grouped; null without grouping, and for what is not among the top. */
  key: string | null;
}

export interface TimeSeries {
  interval: Interval;
  groupBy: BreakdownGroup | null;
  range: DayRange | null;
  /** By date. */
  points: TimePoint[];
}

export interface BreakdownItem extends Figures {
  /** Channel or campaign; null for the rest. */
  key: string | null;
  /** Part of the currency's spend, in [0,1], to 4 digits; null where the spend is 0. */
  share: string | null;
  /** The item's sums in the previous range. */
  previous: Sums | null;
}

export interface Breakdown {
  groupBy: BreakdownGroup;
  range: DayRange | null;
  previousRange: DayRange | null;
  /** By spend, largest first. */
  items: BreakdownItem[];
  /** What is not among the top, per currency. */
  rest: (BreakdownItem & { groups: number })[];
}

export interface Anomaly {
  date: string;
  channel: string | null;
  currency: string | null;
  metric: 'spend' | 'clicks' | 'conversions';
  value: string;
  expected: string;
  band: { low: string; high: string };
  /** Distance from the expected value in robust standard deviations. */
  score: number;
  direction: 'above' | 'below';
  reason: string;
  /** Null while nobody has dismissed it. */
  dismissal: Dismissal | null;
}

/** Somebody has looked into an unusual day, and what they found. */
export interface Dismissal {
  reason: string;
  /** Null once the account is gone. */
  by: { id: string; name: string } | null;
  at: string;
}

/** Which unusual day: whatever dataset it is seen in. */
export interface UnusualDayName extends Pick<Anomaly, 'date' | 'currency' | 'metric' | 'direction'> {
  channel: string;
}

export interface DismissalRequest extends UnusualDayName {
  reason: string;
}

export interface Anomalies {
  range: DayRange | null;
  /** How days are told to be unusual, in words. */
  method: string;
  /** Farthest from what was expected first. */
  items: Anomaly[];
  /** How many were dismissed; they are among the items only where that is asked for. */
  dismissed: number;
}

export interface ExplainedRun extends Sums {
  runId: string;
  datasetId: string;
  fileName: string;
  sha256: string;
  schemaVersion: number | null;
  publishedAt: string;
  slices: number;
  mendedRows: number;
}

export interface Explanation {
  totals: Figures[];
  runs: ExplainedRun[];
  /** The largest by spend, a page at a time. */
  records: { items: ExplainedRecord[]; nextCursor: string | null; total: number };
}
