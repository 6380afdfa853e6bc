import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  AnalyticsFilter,
  AnalyticsSummary,
  Anomalies,
  Breakdown,
  BreakdownGroup,
  Dismissal,
  DismissalRequest,
  Explanation,
  Interval,
  TimeSeries,
  UnusualDayName,
} from '@etl-studio/contracts';
import type { Observable } from 'rxjs';

import { OrgContext } from '../session/org-context';
import { query, type QueryValue } from './query';

/** What is asked about; undefined while it is not known yet. */
type Asked<T> = () => T | undefined;

/** Sums of the records that count. Resources are made in an injection context and follow the signals they read. */
@Injectable({ providedIn: 'root' })
export class AnalyticsApi {
  private readonly http = inject(HttpClient);
  private readonly orgContext = inject(OrgContext);

  summary(asked: Asked<AnalyticsFilter & { compare?: string }>) {
    return this.read<AnalyticsSummary>('summary', asked);
  }

  timeseries(
    asked: Asked<AnalyticsFilter & { interval: Interval; groupBy?: BreakdownGroup; limit?: number }>,
  ) {
    return this.read<TimeSeries>('timeseries', asked);
  }

  breakdown(asked: Asked<AnalyticsFilter & { groupBy: BreakdownGroup; limit: number; compare?: string }>) {
    return this.read<Breakdown>('breakdown', asked);
  }

  anomalies(asked: Asked<AnalyticsFilter & { dismissed?: boolean }>) {
    return this.read<Anomalies>('anomalies', asked);
  }

  /** Takes a day off the list of unusual ones, for everybody in the organization. */
  dismiss(request: DismissalRequest): Observable<Dismissal> {
    return this.http.post<Dismissal>('/api/analytics/anomalies/dismiss', request);
  }

  /** Puts it back. */
  restore(day: UnusualDayName): Observable<unknown> {
    return this.http.post('/api/analytics/anomalies/restore', day);
  }

  /** A page of what is behind a number. */
  explain(filter: AnalyticsFilter & { cursor?: string; limit: number }): Observable<Explanation> {
    return this.http.get<Explanation>('/api/analytics/explain', { params: query({ ...filter }) });
  }

  /** Campaigns or channels with their figures, as CSV. */
  breakdownCsv(filter: AnalyticsFilter & { groupBy: BreakdownGroup; limit: number }): Observable<Blob> {
    return this.csv('breakdown', filter);
  }

  /** The figures of every interval, as CSV. */
  timeseriesCsv(filter: AnalyticsFilter & { interval: Interval }): Observable<Blob> {
    return this.csv('timeseries', filter);
  }

  private csv(what: string, filter: object): Observable<Blob> {
    return this.http.get(`/api/analytics/${what}`, {
      params: query(filter as Record<string, QueryValue>),
      headers: { Accept: 'text/csv' },
      responseType: 'blob',
    });
  }

  private read<T>(what: string, asked: Asked<object>) {
    return httpResource<T>(() => {
      this.orgContext.orgId();
      const filter = asked() as Record<string, QueryValue> | undefined;
      return filter ? { url: `/api/analytics/${what}`, params: query(filter) } : undefined;
    });
  }
}
