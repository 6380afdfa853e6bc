import { computed, inject, Injectable } from '@angular/core';
import type { Anomalies, Breakdown, BreakdownItem, Figures } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';

import { AnalyticsStore } from './analytics.store';
import { sparksOf } from './campaign-sparks';
import type { CampaignLine } from './campaign-table';
import type { ChannelSpend } from './channel-bars';
import { held } from '../api/held';
import { channelColours } from '../results/channel-colour';
import { plotPoints, stackLayers } from './time-points';

/** The answers as the panels show them; while they are read anew, those before. */
@Injectable()
export class AnalyticsPanels {
  private readonly store = inject(AnalyticsStore);
  private readonly formats = inject(Formats);

  private readonly summary = held(this.store.summary);
  private readonly timeseries = held(this.store.series);
  private readonly timeseriesBefore = held(this.store.seriesBefore);
  private readonly layerParts = held(this.store.layers);
  private readonly channelParts = held(this.store.channels);
  private readonly campaignParts = held(this.store.campaigns);
  private readonly sparkPoints = held(this.store.sparks);
  private readonly unusual = held(this.store.anomalies);

  /** Key figures by currency; null while there are none yet. */
  readonly figures = computed(() => {
    const summary = this.summary();
    if (!summary) return null;
    const { totals, previous: before } = summary;
    return totals.map((figures) => ({
      figures,
      before: before.find(({ currency }) => currency === figures.currency) ?? null,
    }));
  });
  readonly isEmpty = computed(() => this.figures()?.length === 0);

  readonly total = computed(() => {
    const currency = this.store.currency();
    const figures = this.summary()?.totals.find((each: Figures) => each.currency === currency);
    return figures ? this.formats.money(figures.spend, currency) : '';
  });

  readonly series = computed(() => {
    const series = this.timeseries();
    if (!series?.range) return null;
    const before = this.store.compared() ? this.timeseriesBefore() : null;
    const inCurrency = <T extends { currency: string | null }>(points: readonly T[]) =>
      points.filter(({ currency }) => currency === this.store.currency());
    return {
      interval: series.interval,
      points: plotPoints(
        series.range,
        before?.interval === series.interval ? before.range : null,
        series.interval,
        inCurrency(series.points),
        inCurrency(before?.points ?? []),
      ),
    };
  });

  /** Spend over time by channel, the largest first; none unless it is asked for. */
  readonly layers = computed(() => {
    const parts = this.store.view().stacked ? this.layerParts() : null;
    if (!parts?.range || parts.interval !== this.series()?.interval) return [];
    const inCurrency = parts.points.filter(({ currency }) => currency === this.store.currency());
    return stackLayers(parts.range, parts.interval, inCurrency);
  });

  readonly channels = computed<ChannelSpend[] | null>(() => {
    const parts = this.channelParts();
    if (!parts) return null;
    const named = this.ofCurrency(parts).map((item) => ({
      channel: item.key,
      spend: item.spend,
      before: this.before(item),
      share: item.share,
    }));
    const rest = parts.rest
      .filter(({ currency }) => currency === this.store.currency())
      .map((rest) => ({ channel: null, spend: rest.spend, before: this.before(rest), share: rest.share }));
    return [...named, ...rest];
  });

  /** Spend of the last days by campaign; null while it is not known. */
  private readonly sparks = computed(() => {
    const series = this.sparkPoints();
    if (!series?.range) return null;
    const inCurrency = series.points.filter(({ currency }) => currency === this.store.currency());
    return sparksOf(series.range, inCurrency);
  });
  readonly campaigns = computed<CampaignLine[] | null>(() => {
    const parts = this.campaignParts();
    if (!parts) return null;
    const sparks = this.sparks();
    return this.ofCurrency(parts).map((item) => ({
      ...item,
      before: this.before(item),
      days: sparks?.get(item.key) ?? null,
    }));
  });
  /** Those that the page can be narrowed to, the largest first. */
  readonly channelNames = computed(() =>
    (this.channels() ?? []).flatMap(({ channel }) => (channel === null ? [] : [channel])),
  );

  /** Of those that have one of their own, as CSS has them. */
  readonly colours = computed(() => channelColours(this.channelNames()));

  /** Campaigns that are not listed. */
  readonly campaignsLeft = computed(() => {
    const rest = this.campaignParts()?.rest ?? [];
    return rest.find(({ currency }) => currency === this.store.currency())?.groups ?? 0;
  });

  readonly anomalies = computed<Anomalies | null>(() => {
    const found = this.unusual();
    if (!found) return null;
    return { ...found, items: found.items.filter(({ currency }) => currency === this.store.currency()) };
  });
  /** Those that the chart of all channels' spend can show. */
  readonly spikes = computed(() => {
    const items = (this.anomalies()?.items ?? []).filter(
      ({ metric, dismissal }) => metric === 'spend' && dismissal === null,
    );
    const inAll = items.filter(({ channel }) => channel === null);
    return this.store.grain() === 'day' ? (inAll.length > 0 ? inAll : items) : [];
  });

  /** Spend in the days compared with; null where they are with none. */
  private before({ previous }: BreakdownItem): string | null {
    return this.store.compared() ? (previous?.spend ?? '0') : null;
  }

  private ofCurrency({ items }: Breakdown): (BreakdownItem & { key: string })[] {
    return items.filter(
      (item): item is BreakdownItem & { key: string } =>
        item.key !== null && item.currency === this.store.currency(),
    );
  }
}
