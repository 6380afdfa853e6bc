import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Badge, Card, Formats, Skeleton, type Tone } from '@etl-studio/ui';

import { DatasetsApi } from '../api/datasets.api';
import { MappingStore } from './mapping.store';
import { type ChannelFinding, channelFindings } from './similar-channels';

/** What the channels of the whole file read as: how often, which the dataset does not have, which look like another. */
@Component({
  selector: 'app-channel-values',
  imports: [Badge, Card, RouterLink, Skeleton],
  templateUrl: './channel-values.html',
  styleUrl: './channel-values.scss',
})
export class ChannelValues {
  protected readonly store = inject(MappingStore);
  protected readonly formats = inject(Formats);

  protected readonly dataset = computed(() => {
    const { dataset } = this.store.source;
    return dataset.hasValue() ? dataset.value() : null;
  });
  private readonly reading = inject(DatasetsApi).channels(() => this.dataset()?.id);
  /** Null where the dataset has no records, and nothing can be new. */
  private readonly known = computed(() => {
    const channels = this.reading.hasValue() ? this.reading.value().facets.channel : [];
    return channels.length === 0 ? null : channels.map(({ channel }) => channel);
  });

  protected readonly isMapped = computed(() => this.store.mapping().channel !== undefined);
  protected readonly counts = computed(() => {
    const conversion = this.store.conversion();
    return this.isMapped() && conversion?.problems.length === 0 ? conversion.channels : null;
  });
  protected readonly stale = computed(
    () => this.store.converting() || this.store.conversion()?.complete !== true,
  );
  private readonly findings = computed(() => {
    const counts = this.counts();
    return counts ? channelFindings(counts.channels, this.known() ?? []) : [];
  });
  private readonly rows = computed(() => this.findings().reduce((sum, { rows }) => sum + rows, 0));
  protected readonly lines = computed(() => {
    const [all, hasKnown] = [this.rows(), this.known() !== null];
    return this.findings().map((finding) => ({
      ...finding,
      share: this.formats.percent(all > 0 ? finding.rows / all : 0),
      says: wordsFor(finding, hasKnown),
    }));
  });
  protected readonly doubtful = computed(() => this.findings().filter(({ like }) => like !== null).length);
  protected doubtfulWords(count: number): string {
    return count === 1
      ? $localize`:@@channels.doubtfulOne:1 looks like another`
      : $localize`:@@channels.doubtful:${this.formats.number(count)}:count: look like another`;
  }

  protected readonly total = computed(() => {
    const counts = this.counts();
    if (!counts) return '';
    const count = this.formats.number(counts.distinct);
    if (counts.distinct === 1) return $localize`:@@channels.one:1 channel`;
    return counts.isAll
      ? $localize`:@@channels.many:${count}:count: channels`
      : $localize`:@@channels.most:${count}:count: channels or more, those with the most rows first`;
  });
}

function wordsFor({ isNew, like }: ChannelFinding, hasKnown: boolean): { word: string; tone: Tone } | null {
  if (like) {
    const { channel } = like;
    return like.isSpelling
      ? { word: $localize`:@@channels.spelling:Another spelling of “${channel}:channel:”`, tone: 'warn' }
      : { word: $localize`:@@channels.like:Looks like “${channel}:channel:”`, tone: 'warn' };
  }
  if (!hasKnown) return null;
  return isNew
    ? { word: $localize`:@@channels.new:New to this dataset`, tone: 'info' }
    : { word: $localize`:@@channels.known:In this dataset`, tone: 'neutral' };
}
