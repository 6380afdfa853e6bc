import { Component, computed, inject, input } from '@angular/core';
import { Formats } from '@etl-studio/ui';

import { changeOf } from './change';

/** What a rise means: good, bad, or neither. */
export type Meaning = 'good' | 'bad' | 'neutral';

/** "+14.2%" against the figure before, coloured by what the change means. */
@Component({
  selector: 'app-change',
  host: { '[attr.data-tone]': 'tone()' },
  template: '{{ words() }}',
  styles: `
    :host {
      color: var(--text-2);
      font-weight: 600;
      font-variant-numeric: tabular-nums;
    }
    :host([data-tone='good']) {
      color: var(--ok-text);
    }
    :host([data-tone='bad']) {
      color: var(--bad-text);
    }
  `,
})
export class ChangeBadge {
  readonly now = input.required<string | null>();
  readonly before = input.required<string | null>();
  readonly rise = input<Meaning>('neutral');
  private readonly formats = inject(Formats);
  private readonly change = computed(() => changeOf(this.now(), this.before()));

  protected readonly words = computed(() => changeWords(this.change(), this.formats));
  protected readonly tone = computed(() => {
    const change = this.change();
    const way = change.kind === 'share' ? change.share : change.kind === 'none' ? 0 : 1;
    if (way === 0 || this.rise() === 'neutral') return 'neutral';
    return way > 0 === (this.rise() === 'good') ? 'good' : 'bad';
  });
}

/** "+14.2%", "−4.0%", "0%", "×290", "new" or "–": one below the other, they end alike. */
export function changeWords(change: ReturnType<typeof changeOf>, formats: Formats): string {
  if (change.kind === 'new') return $localize`:@@change.new:new`;
  if (change.kind === 'none') return '–';
  if (change.kind === 'times') return `×${formats.number(change.times, { maximumSignificantDigits: 3 })}`;
  const words = formats.percent(Math.abs(change.share), 1);
  if (change.share === 0) return formats.percent(0);
  return change.share > 0 ? `+${words}` : `−${words}`;
}
