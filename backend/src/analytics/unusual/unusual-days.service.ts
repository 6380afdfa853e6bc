import { Injectable } from '@nestjs/common';
import type { Anomalies, AnalyticsFilter, Anomaly } from '@etl-studio/contracts';
import { Analytics } from '../analytics.service';
import { dayAfter } from '../day-range';
import { FiguresRepository, type PointRow } from '../figures.repository';
import { Scopes } from '../scopes';
import { WINDOW_DAYS } from './days-around';
import { Dismissals } from './dismissals';
import { type UnusualDay, unusualDays } from './unusual-days';
import { reasonOf, rounded } from './reason';

const METRICS = ['spend', 'clicks', 'conversions'] as const;
/** Channels that are looked at, of each currency: the largest by spend. */
const MOST_CHANNELS = 50;

const METHOD =
  'Each day of a channel is compared with the six weeks on either side of it, itself left out: with the median of its ' +
  'weekday where there are at least four of them, else with the median of all days. The usual spread is the median ' +
  'absolute deviation of those days from their own medians, scaled to a standard deviation and never less than 5 % of ' +
  'what is expected. A day is unusual from 4.5 spreads on (5 with fewer than 20 days to compare, 6 with fewer than 10). ' +
  'Days without records are not judged.';

interface UnusualDaysQuery extends AnalyticsFilter {
  limit: number;
  /** Whether days that were dismissed are told as well. */
  dismissed: boolean;
}

/** Nobody has been asked yet whether it was dismissed. */
type Found = Omit<Anomaly, 'dismissal'>;

/** Days that leave the band in which their channel usually lies. */
@Injectable()
export class UnusualDays {
  constructor(
    private readonly scopes: Scopes,
    private readonly figures: FiguresRepository,
    private readonly analytics: Analytics,
    private readonly dismissals: Dismissals,
  ) {}

  of(orgId: string, query: UnusualDaysQuery): Promise<Anomalies> {
    return this.figures.atOnce(async (transaction) => {
      const scope = await this.scopes.of(transaction, orgId, query);
      const range = await this.analytics.rangeFor(transaction, scope, query);
      if (!range) return { range, method: METHOD, items: [], dismissed: 0 };
      const around = {
        from: range.from < '0002' ? range.from : dayAfter(range.from, -WINDOW_DAYS),
        to: range.to > '9998' ? range.to : dayAfter(range.to, WINDOW_DAYS),
      };
      const points = await this.figures.series(
        transaction,
        { scope, range: around, perCampaign: false },
        { interval: 'day', groupBy: 'channel', top: MOST_CHANNELS },
      );
      const items = seriesOf(points).flatMap((series) =>
        METRICS.flatMap((metric) =>
          unusualDays(
            series.map((point) => ({ date: point.date, value: Number(point[metric]) })),
            range.from,
            range.to,
          ).flatMap((day) => anomalyOf(day, series, metric)),
        ),
      );
      items.sort((a, b) => Math.abs(b.score) - Math.abs(a.score) || (a.date < b.date ? 1 : -1));
      const told = await this.dismissals.told(transaction, orgId, range, items);
      const open = query.dismissed ? told : told.filter(({ dismissal }) => dismissal === null);
      return {
        range,
        method: METHOD,
        items: open.slice(0, query.limit),
        dismissed: told.filter(({ dismissal }) => dismissal !== null).length,
      };
    });
  }
}

/** Points of one channel and currency each. */
function seriesOf(points: readonly PointRow[]): PointRow[][] {
  const series = new Map<string, PointRow[]>();
  for (const point of points) {
    if (point.key === null) continue;
    const name = JSON.stringify([point.key, point.currency]);
    const known = series.get(name);
    if (known) known.push(point);
    else series.set(name, [point]);
  }
  return [...series.values()];
}

function anomalyOf(day: UnusualDay, series: readonly PointRow[], metric: (typeof METRICS)[number]): Found[] {
  const point = series.find(({ date }) => date === day.date);
  if (!point) return [];
  const { key: channel, currency } = point;
  return [
    {
      date: day.date,
      channel,
      currency,
      metric,
      value: point[metric],
      expected: rounded(day.expected),
      band: { low: rounded(day.low), high: rounded(day.high) },
      score: Math.round(day.score * 10) / 10,
      direction: day.score > 0 ? 'above' : 'below',
      reason: reasonOf(day, { channel: channel ?? '', currency, metric, value: point[metric] }),
    },
  ];
}
