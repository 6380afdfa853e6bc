import { Component, computed, DestroyRef, inject, input, output, signal } from '@angular/core';
import type { ChannelFacet, RecordFilter } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';
import { LucideChevronDown, LucideSearch, LucideX } from '@lucide/angular';

import { channelColour } from './channel-colour';
import { plainAmount } from './results-query';

/** A change of the filter; null takes a part of it away. `typing` comes with every pause while typing. */
export interface FilterChange {
  params: Record<string, string | string[] | null>;
  typing: boolean;
}

const TYPING_PAUSE_MS = 250;

const NO_FILTER: FilterChange['params'] = {
  search: null,
  channel: null,
  minSpend: null,
  maxSpend: null,
  from: null,
  to: null,
};

/** What the grid is narrowed to: controls above, what is set as chips below. */
@Component({
  selector: 'app-filter-bar',
  imports: [LucideChevronDown, LucideSearch, LucideX],
  templateUrl: './filter-bar.html',
  styleUrl: './filter-bar.scss',
})
export class FilterBar {
  readonly filter = input.required<RecordFilter>();
  readonly facets = input.required<readonly ChannelFacet[]>();
  /** "4,120 rows". */
  readonly count = input.required<string>();
  readonly changed = output<FilterChange>();
  protected readonly formats = inject(Formats);
  protected readonly colour = channelColour;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Typed and not sent yet: a pause in one field sends what was typed in all of them. */
  private typed: FilterChange['params'] = {};

  /** Spend limits whose text is no amount, which filter by what they were before. */
  protected readonly wrongAmounts = signal<readonly string[]>([]);

  /** Channels to choose from: those in the set, and chosen ones that the rest of the filter leaves empty. */
  protected readonly channels = computed(() => {
    const chosen = this.filter().channel ?? [];
    const known = this.facets().map((facet) => ({ ...facet, chosen: chosen.includes(facet.channel) }));
    const gone = chosen.filter((channel) => !known.some((each) => each.channel === channel));
    return [...known, ...gone.map((channel) => ({ channel, count: 0, chosen: true }))];
  });
  protected readonly channelWords = computed(() => {
    const count = this.filter().channel?.length ?? 0;
    return count === 0
      ? $localize`:@@field.channel:Channel`
      : $localize`:@@filter.channels:Channel (${count}:count:)`;
  });
  protected readonly chips = computed(() => {
    const { search, channel, minSpend, maxSpend, from, to } = this.filter();
    const chip = (
      key: string,
      label: string | undefined | false,
    ): { key: string; label: string; channel?: string }[] => (label ? [{ key, label }] : []);
    return [
      ...chip('search', search && $localize`:@@filter.chip.search:Campaign contains “${search}:text:”`),
      ...(channel ?? []).map((name) => ({ key: 'channel', label: name, channel: name })),
      ...chip(
        'minSpend',
        minSpend && $localize`:@@filter.chip.min:Spend from ${this.formats.number(minSpend)}:amount:`,
      ),
      ...chip(
        'maxSpend',
        maxSpend && $localize`:@@filter.chip.max:Spend up to ${this.formats.number(maxSpend)}:amount:`,
      ),
      ...chip('from', from && $localize`:@@filter.chip.from:From ${this.formats.day(from)}:day:`),
      ...chip('to', to && $localize`:@@filter.chip.to:To ${this.formats.day(to)}:day:`),
    ];
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected type(key: string, text: string): void {
    this.typed = { ...this.typed, [key]: text || null };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send({}, true), TYPING_PAUSE_MS);
  }

  protected typeAmount(key: string, input: HTMLInputElement): void {
    const plain = plainAmount(input.value);
    const isWrong = input.value.trim() !== '' && plain === null;
    this.wrongAmounts.update((keys) => [...keys.filter((each) => each !== key), ...(isWrong ? [key] : [])]);
    if (!isWrong) this.type(key, plain ?? '');
  }

  protected set(key: string, value: string): void {
    this.send({ [key]: value || null });
  }

  protected toggle(channel: string): void {
    const chosen = this.filter().channel ?? [];
    const next = chosen.includes(channel) ? chosen.filter((name) => name !== channel) : [...chosen, channel];
    this.send({ channel: next.length > 0 ? next : null });
  }

  protected remove({ key, channel }: { key: string; channel?: string }): void {
    if (channel === undefined) this.set(key, '');
    else this.toggle(channel);
  }

  protected clear(): void {
    this.wrongAmounts.set([]);
    this.send(NO_FILTER);
  }

  private send(params: FilterChange['params'], typing = false): void {
    clearTimeout(this.timer);
    this.changed.emit({ params: { ...this.typed, ...params }, typing });
    this.typed = {};
  }
}
