import { inject, Injectable } from '@angular/core';
import { Toasts } from '@etl-studio/ui';
import { firstValueFrom, type Observable } from 'rxjs';

import { AnalyticsApi } from '../api/analytics.api';
import { toFailure } from '../http/failure';
import { AnalyticsStore } from './analytics.store';
import { Downloads } from './downloads';

const CSV_ROWS = 500;

/** What the page shows, as files. */
@Injectable()
export class AnalyticsExports {
  private readonly api = inject(AnalyticsApi);
  private readonly store = inject(AnalyticsStore);
  private readonly downloads = inject(Downloads);
  private readonly toasts = inject(Toasts);

  async overTime(): Promise<void> {
    const filter = this.store.filter();
    if (!filter) return;
    const interval = this.store.grain();
    await this.save(this.api.timeseriesCsv({ ...filter, interval }), `spend-per-${interval}`);
  }

  async breakdown(groupBy: 'channel' | 'campaign'): Promise<void> {
    const filter = this.store.filter();
    if (!filter) return;
    await this.save(this.api.breakdownCsv({ ...filter, groupBy, limit: CSV_ROWS }), `${groupBy}s`);
  }

  private async save(content: Observable<Blob>, name: string): Promise<void> {
    const range = this.store.range();
    try {
      const csv = await firstValueFrom(content);
      this.downloads.save(csv, `${name}-${range?.from ?? ''}-${range?.to ?? ''}.csv`);
    } catch (error) {
      this.toasts.warn(toFailure(error).sentence);
    }
  }
}
