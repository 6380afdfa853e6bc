import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import type { DayRange, Interval } from '@etl-studio/contracts';

import { type CompareWith, type Metric, type Question, questionParams } from './analytics-query';
import { AnalyticsStore } from './analytics.store';
import type { RangePreset } from './range-presets';

/** What is chosen on the page, written into its address, where all of its state is. */
@Injectable()
export class AnalyticsChoices {
  private readonly store = inject(AnalyticsStore);
  private readonly router = inject(Router);

  choose(range: DayRange | RangePreset): void {
    const days = typeof range === 'string' ? { range, from: null, to: null } : { ...range, range: null };
    this.navigate({ ...days, grain: null });
  }

  compareWith(value: string): void {
    this.navigate({ cmp: value === ('prev' satisfies CompareWith) ? null : value });
  }

  chooseDataset(datasetId: string): void {
    this.navigate({ datasetId: datasetId || null, channel: null, from: null, to: null, range: null });
  }

  chooseGrain(grain: Interval): void {
    this.navigate({ grain });
  }

  toggleStack(): void {
    this.navigate({ stack: this.store.view().stacked ? null : 'channel' });
  }

  toggleDismissed(): void {
    this.navigate({ dismissed: this.store.view().showsDismissed ? null : 'shown' });
  }

  chooseCurrency(currency: string | null): void {
    this.navigate({ currency });
  }

  toggleChannel(channel: string): void {
    const { channels } = this.store.view();
    const next = channels.includes(channel)
      ? channels.filter((each) => each !== channel)
      : [...channels, channel];
    this.navigate({ channel: next.length > 0 ? next : null });
  }

  clearChannels(): void {
    this.navigate({ channel: null });
  }

  ask(metric: Metric, part: Partial<Question> = {}): void {
    this.navigate(questionParams({ metric, day: null, channel: null, campaign: null, ...part }));
  }

  askNothing(): void {
    this.navigate(questionParams(null));
  }

  private navigate(queryParams: Record<string, string | string[] | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
