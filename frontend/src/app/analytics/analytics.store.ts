import { computed, inject, Injectable, signal } from '@angular/core';
import type { AnalyticsFilter, DayRange, Interval } from '@etl-studio/contracts';
import { Region } from '@etl-studio/ui';

import { AnalyticsApi } from '../api/analytics.api';
import { DatasetsApi } from '../api/datasets.api';
import { type AnalyticsView, type CompareWith, viewOf } from './analytics-query';
import { intervalFor, lengthOf, stepped, today, yearBefore } from '../calendar/days';
import { namesThatFit, sparkRange } from './campaign-sparks';
import type { FilledDays } from './range-calendar';
import { firstRange, presetRange } from './range-presets';

/** Campaigns that are listed. */
export const TOP_CAMPAIGNS = 50;
const TOP_CHANNELS = 12;
/** Channels that have a layer of their own: as many as there are colours. */
const TOP_LAYERS = 6;
/** What the server calls the days compared with. */
const COMPARE_PARAMS: Record<CompareWith, string> = { prev: 'previous', year: 'year', none: 'none' };

/** Days up to which each has a point of its own. */
const MOST_DAYS = 400;

type Equal<T> = (one: T, other: T) => boolean;
const sameJson: Equal<unknown> = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** What the address asks for, and the answers: each panel has a resource of its own. */
@Injectable()
export class AnalyticsStore {
  private readonly api = inject(AnalyticsApi);

  readonly view = signal<AnalyticsView>(viewOf({}), { equal: sameJson });
  readonly now = signal(today(new Date(), inject(Region).timeZone()));

  readonly datasets = inject(DatasetsApi).list();
  readonly dataset = computed(() => {
    const known = this.datasets.hasValue() ? this.datasets.value().items : [];
    return known.find(({ id }) => id === this.view().datasetId) ?? null;
  });

  private readonly unranged = computed<AnalyticsFilter>(
    () => ({
      ...(this.view().datasetId ? { datasetId: this.view().datasetId ?? undefined } : {}),
      ...(this.view().channels.length > 0 ? { channel: this.view().channels } : {}),
    }),
    { equal: sameJson },
  );
  private readonly ofDataset = computed(() => this.unranged().datasetId, { equal: sameJson });

  /** Everything that counts, for its first and last day; whatever channels are chosen. */
  readonly everything = this.api.summary(() => {
    const datasetId = this.ofDataset();
    return datasetId ? { datasetId } : {};
  });
  readonly available = computed<DayRange | null>(
    () => (this.everything.hasValue() ? this.everything.value().available : null),
    { equal: sameJson },
  );

  /** The days that are shown; null while they are not known, and where nothing counts. */
  readonly range = computed<DayRange | null>(
    () => {
      const { range } = this.view();
      if (range !== null && typeof range === 'object') return range;
      if (!this.everything.hasValue()) return null;
      return range === null ? firstRange(this.available()) : presetRange(range, this.now(), this.available());
    },
    { equal: sameJson },
  );
  /** The days they are compared with; null where they are with none. */
  readonly compared = computed<DayRange | null>(
    () => {
      const [range, compareWith] = [this.range(), this.view().compareWith];
      if (!range || compareWith === 'none') return null;
      return compareWith === 'year' ? yearBefore(range) : stepped(range, -1);
    },
    { equal: sameJson },
  );
  readonly grain = computed<Interval>(() => {
    const range = this.range();
    const grain = this.view().grain ?? (range ? intervalFor(range) : 'day');
    return grain === 'day' && range && lengthOf(range) > MOST_DAYS ? 'week' : grain;
  });

  /** What is counted, without the comparison; undefined while the days are not known. */
  readonly filter = computed(() => this.within(this.range()), { equal: sameJson });
  private readonly filterBefore = computed(() => this.within(this.compared()), { equal: sameJson });
  private readonly asked = computed(() => {
    const [filter, compare] = [this.filter(), COMPARE_PARAMS[this.view().compareWith]];
    return filter && { ...filter, compare };
  });

  readonly summary = this.api.summary(this.asked);
  readonly series = this.api.timeseries(() => {
    const filter = this.filter();
    return filter && { ...filter, interval: this.grain() };
  });
  readonly seriesBefore = this.api.timeseries(() => {
    const filter = this.filterBefore();
    return filter && { ...filter, interval: this.grain() };
  });
  readonly layers = this.api.timeseries(() => {
    const filter = this.view().stacked ? this.filter() : undefined;
    return filter && { ...filter, interval: this.grain(), groupBy: 'channel', limit: TOP_LAYERS };
  });
  /** All channels, the unchosen ones too: the list is what they are chosen in. */
  readonly channels = this.api.breakdown(() => {
    const asked = this.asked();
    return asked && { ...asked, channel: [], groupBy: 'channel', limit: TOP_CHANNELS };
  });
  readonly campaigns = this.api.breakdown(() => {
    const asked = this.asked();
    return asked && { ...asked, groupBy: 'campaign', limit: TOP_CAMPAIGNS };
  });
  /** The last days of the campaigns that are listed: one answer for all of their lines. */
  readonly sparks = this.api.timeseries(() => {
    const range = this.range();
    const listed = this.campaigns.hasValue() ? this.campaigns.value().items : [];
    const names = listed.filter(({ currency }) => currency === this.currency()).map(({ key }) => key ?? '');
    if (!range || names.length === 0) return undefined;
    const filter = { ...this.unranged(), ...sparkRange(range), campaign: namesThatFit(names) };
    return { ...filter, interval: 'day', groupBy: 'campaign', limit: TOP_CAMPAIGNS };
  });
  readonly anomalies = this.api.anomalies(() => {
    const filter = this.filter();
    return filter && { ...filter, ...(this.view().showsDismissed ? { dismissed: true } : {}) };
  });

  /** The days that the calendar shows; null while it is closed. */
  readonly calendar = signal<DayRange | null>(null, { equal: sameJson });
  readonly calendarDays = this.api.timeseries(() => {
    const range = this.calendar();
    return range ? { ...this.unranged(), ...range, interval: 'day' } : undefined;
  });
  /** Those of them of which something counts; null while it is not known. */
  readonly filled = computed<FilledDays | null>(() => {
    const answer = this.calendarDays.hasValue() ? this.calendarDays.value() : null;
    return answer?.range ? { ...answer.range, days: new Set(answer.points.map(({ date }) => date)) } : null;
  });

  /** Currencies of what is shown, most spend first as the server orders them. */
  readonly currencies = computed(() =>
    this.summary.hasValue() ? this.summary.value().totals.map(({ currency }) => currency) : [],
  );
  /** The one that charts and lists are in; null where none is named. */
  readonly currency = computed<string | null>(() => {
    const wanted = this.view().currency;
    const known = this.currencies();
    return known.find((currency) => (currency ?? '') === wanted) ?? known[0] ?? null;
  });

  private within(range: DayRange | null): AnalyticsFilter | undefined {
    return range ? { ...this.unranged(), ...range } : undefined;
  }
}
