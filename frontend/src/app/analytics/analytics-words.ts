import { computed, inject, Injectable } from '@angular/core';
import type { AnalyticsFilter, Interval } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';

import type { Metric, Question } from './analytics-query';
import { AnalyticsStore } from './analytics.store';
import { startOf } from '../calendar/days';
import type { Explained } from './explanation.drawer';
import { TimeWords } from './time-words';

const METRIC_NAMES: Record<Metric, string> = {
  spend: $localize`:@@field.spend:Spend`,
  clicks: $localize`:@@field.clicks:Clicks`,
  conversions: $localize`:@@field.conversions:Conversions`,
  cpc: $localize`:@@results.cpc:Cost per click`,
  cpa: $localize`:@@results.cpa:Cost per conversion`,
};

/** What the page says about what it counts. */
@Injectable()
export class AnalyticsWords {
  private readonly store = inject(AnalyticsStore);
  private readonly formats = inject(Formats);
  private readonly times = inject(TimeWords);

  /** What exactly is counted. */
  readonly context = computed(() => {
    const [dataset, range] = [this.store.dataset(), this.store.range()];
    if (!range) return '';
    const of = dataset?.name ?? $localize`:@@analytics.allDatasets:All datasets`;
    const records = this.store.summary.hasValue()
      ? this.store.summary.value().totals.reduce((sum, each) => sum + each.records, 0)
      : null;
    return [
      of,
      ...(records === null
        ? []
        : [$localize`:@@analytics.counts:${this.formats.number(records)}:count: records count today`]),
    ].join(' · ');
  });

  /** "All channels", "Social" or "3 channels". */
  readonly chosenChannels = computed(() => {
    const [first, ...others] = this.store.view().channels;
    if (first === undefined) return $localize`:@@analytics.allChannels:All channels`;
    if (others.length === 0) return first;
    return $localize`:@@analytics.someChannels:${this.formats.number(others.length + 1)}:count: channels`;
  });
  readonly noCurrency = $localize`:@@analytics.noCurrency:No currency`;
  readonly figuresHeading = $localize`:@@analytics.figures:Key figures`;
  readonly seriesHeading = $localize`:@@analytics.overTime:Spend over time`;
  readonly channelsHeading = $localize`:@@analytics.byChannel:Spend by channel`;
  readonly campaignsHeading = $localize`:@@analytics.campaigns:Campaigns`;
  readonly unusualHeading = $localize`:@@analytics.unusualDays:Unusual days`;
  readonly stack = $localize`:@@analytics.stack:Stack by channel`;
  readonly exportDays = $localize`:@@analytics.exportDays:Spend over time as CSV`;
  readonly exportChannels = $localize`:@@analytics.exportChannels:Channels as CSV`;
  readonly exportCampaigns = $localize`:@@analytics.exportCampaigns:Campaigns as CSV`;
  readonly intervals: readonly { id: Interval; name: string }[] = [
    { id: 'day', name: $localize`:@@analytics.daily:Daily` },
    { id: 'week', name: $localize`:@@analytics.weekly:Weekly` },
    { id: 'month', name: $localize`:@@analytics.monthly:Monthly` },
  ];

  readonly available = computed(() => {
    const available = this.store.available();
    if (!available) return '';
    return $localize`:@@range.available:There is data for ${this.formats.days(available.from, available.to)}:days:.`;
  });

  /** "2 – 31 Aug 2026". */
  private readonly compared = computed(() => {
    const compared = this.store.compared();
    return compared ? this.formats.days(compared.from, compared.to) : '';
  });

  readonly legend = computed(() =>
    this.store.compared() ? $localize`:@@analytics.legend:Dashed\: ${this.compared()}:compared:` : '',
  );

  /** A question as the drawer shows it, narrowed to the part of the page that was asked about. */
  explained(question: Question, filter: AnalyticsFilter): Explained {
    const { metric, day, channel, campaign } = question;
    const grain = this.store.grain();
    const narrowed = {
      ...filter,
      ...(channel === null ? {} : { channel: [channel] }),
      ...(campaign === null ? {} : { campaign: [campaign] }),
      ...(day === null ? {} : this.within(day, filter)),
    };
    const isWhole = day === null || startOf(day, grain) !== day;
    const when =
      day === null
        ? this.formats.days(narrowed.from ?? '', narrowed.to ?? '')
        : isWhole
          ? this.formats.day(day)
          : this.times.interval(day, grain);
    const title = [METRIC_NAMES[metric], when, channel, campaign].filter((part) => part !== null).join(' · ');
    return { title, metric, filter: narrowed };
  }

  /** A day of the chart stands for its interval, as far as that is inside the range. */
  private within(day: string, { from = day, to = day }: AnalyticsFilter) {
    const last = this.times.lastDay(day, this.store.grain());
    return { from: day < from ? from : day, to: last > to ? to : last };
  }
}
