import { INTERVALS, type Interval } from '@etl-studio/contracts';

import { isDay } from '../calendar/days';
import { RANGE_PRESETS, type RangePreset } from './range-presets';

export const COMPARISONS = ['prev', 'year', 'none'] as const;
/** With the same number of days before, with the same days a year before, with nothing. */
export type CompareWith = (typeof COMPARISONS)[number];

export const METRICS = ['spend', 'clicks', 'conversions', 'cpc', 'cpa'] as const;
export type Metric = (typeof METRICS)[number];

/** Query parameters of the page as the router gives them. */
export interface AnalyticsParams {
  datasetId?: string;
  from?: string;
  to?: string;
  range?: string;
  cmp?: string;
  channel?: string | string[];
  grain?: string;
  stack?: string;
  currency?: string;
  dismissed?: string;
  why?: string;
  whyDay?: string;
  whyChannel?: string;
  whyCampaign?: string;
}

/** The number that is looked into: which figure, of which part of what the page shows. */
export interface Question {
  metric: Metric;
  day: string | null;
  channel: string | null;
  campaign: string | null;
}

/** What the address asks for; what cannot be is left at its default. */
export interface AnalyticsView {
  datasetId: string | null;
  /** Null: the last days that there are. */
  range: { from: string; to: string } | RangePreset | null;
  compareWith: CompareWith;
  channels: string[];
  /** Null: chosen by the length of the range. */
  grain: Interval | null;
  /** Whether spend over time is told apart by channel. */
  stacked: boolean;
  currency: string | null;
  /** Whether unusual days that were dismissed are listed. */
  showsDismissed: boolean;
  question: Question | null;
}

export function viewOf(params: AnalyticsParams): AnalyticsView {
  const { from, to, range } = params;
  const isRange = isDay(from) && isDay(to) && from <= to;
  return {
    datasetId: params.datasetId || null,
    range: isRange ? { from, to } : (RANGE_PRESETS.find((preset) => preset === range) ?? null),
    compareWith: COMPARISONS.find((each) => each === params.cmp) ?? 'prev',
    channels: params.channel === undefined ? [] : [params.channel].flat(),
    grain: INTERVALS.find((interval) => interval === params.grain) ?? null,
    stacked: params.stack === 'channel',
    currency: params.currency || null,
    showsDismissed: params.dismissed === 'shown',
    question: questionOf(params),
  };
}

function questionOf({ why, whyDay, whyChannel, whyCampaign }: AnalyticsParams): Question | null {
  const metric = METRICS.find((each) => each === why);
  if (!metric) return null;
  return {
    metric,
    day: isDay(whyDay) ? whyDay : null,
    channel: whyChannel ?? null,
    campaign: whyCampaign ?? null,
  };
}

/** The query parameters that ask `question`; null closes it. */
export function questionParams(question: Question | null): Record<string, string | null> {
  return {
    why: question?.metric ?? null,
    whyDay: question?.day ?? null,
    whyChannel: question?.channel ?? null,
    whyCampaign: question?.campaign ?? null,
  };
}
