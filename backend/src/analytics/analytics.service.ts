import { Injectable } from '@nestjs/common';
import type {
  AnalyticsComparison,
  AnalyticsFilter,
  AnalyticsSummary,
  Breakdown,
  BreakdownGroup,
  DayRange,
  Interval,
  TimeSeries,
} from '@etl-studio/contracts';
import type { SqlRunner } from '../platform/database';
import { BreakdownRepository } from './breakdown.repository';
import { toBreakdownItem } from './breakdown.mapper';
import { comparedRange } from './day-range';
import { FiguresRepository } from './figures.repository';
import { toFigures } from './figures.sql';
import type { Scope } from './scope';
import { Scopes } from './scopes';

export interface SeriesQuery extends AnalyticsFilter {
  interval: Interval;
  groupBy?: BreakdownGroup;
  limit: number;
}

export interface BreakdownQuery extends AnalyticsFilter {
  groupBy: BreakdownGroup;
  compare: AnalyticsComparison;
  limit: number;
}

/** Sums of what counts: of all live records of the organization that fit the filter, each once. */
@Injectable()
export class Analytics {
  constructor(
    private readonly scopes: Scopes,
    private readonly figures: FiguresRepository,
    private readonly breakdowns: BreakdownRepository,
  ) {}

  summary(
    orgId: string,
    query: AnalyticsFilter & { compare: AnalyticsComparison },
  ): Promise<AnalyticsSummary> {
    return this.figures.atOnce(async (transaction) => {
      const scope = await this.scopes.of(transaction, orgId, query);
      const available = await this.figures.available(transaction, scope);
      const currentRange = rangeOf(query, available);
      const previousRange = currentRange && comparedRange(currentRange, query.compare);
      const ranges = [currentRange, previousRange];
      const [totals = [], previous = []] = await this.figures.totals(transaction, scope, ranges);
      return {
        totals,
        previous,
        currentRange,
        previousRange,
        available,
      };
    });
  }

  series(orgId: string, query: SeriesQuery): Promise<TimeSeries> {
    const { interval, groupBy = null, limit: top } = query;
    return this.figures.atOnce(async (transaction) => {
      const scope = await this.scopes.of(transaction, orgId, query);
      const range = await this.rangeFor(transaction, scope, query);
      if (!range) return { interval, groupBy, range, points: [] };
      const request = { scope, range, perCampaign: groupBy === 'campaign' };
      const rows = await this.figures.series(transaction, request, { interval, groupBy, top });
      const points = rows.map((row) => {
        const { date, complete, key } = row;
        return { date, complete, key, ...toFigures(row) };
      });
      return { interval, groupBy, range, points };
    });
  }

  breakdown(orgId: string, query: BreakdownQuery): Promise<Breakdown> {
    const { groupBy, compare, limit: top } = query;
    return this.figures.atOnce(async (transaction) => {
      const scope = await this.scopes.of(transaction, orgId, query);
      const range = await this.rangeFor(transaction, scope, query);
      if (!range) return { groupBy, range, previousRange: null, items: [], rest: [] };
      const previousRange = comparedRange(range, compare);
      const request = { groupBy, range, previousRange, top };
      const rows = await this.breakdowns.groups(transaction, scope, request);
      const rest = rows.filter((row) => !row.is_top);
      return {
        groupBy,
        range,
        previousRange,
        items: rows.filter((row) => row.is_top).map(toBreakdownItem),
        rest: rest.map((row) => ({ ...toBreakdownItem(row), groups: row.groups })),
      };
    });
  }

  /** The days asked for; where an end is open, what is there to count says it. */
  async rangeFor(
    transaction: SqlRunner,
    scope: Scope,
    filter: Pick<AnalyticsFilter, 'from' | 'to'>,
  ): Promise<DayRange | null> {
    const { from, to } = filter;
    if (from !== undefined && to !== undefined) return rangeOf(filter, null);
    return rangeOf(filter, await this.figures.available(transaction, scope));
  }
}

function rangeOf(
  { from, to }: Pick<AnalyticsFilter, 'from' | 'to'>,
  available: DayRange | null,
): DayRange | null {
  const first = from ?? available?.from;
  const last = to ?? available?.to;
  return first === undefined || last === undefined || first > last ? null : { from: first, to: last };
}
