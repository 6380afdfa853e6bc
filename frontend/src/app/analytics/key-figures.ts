import { Component, computed, inject, input, output } from '@angular/core';
import type { Figures } from '@etl-studio/contracts';
import { Formats, KpiStrip } from '@etl-studio/ui';

import type { Metric } from './analytics-query';
import { ChangeBadge, type Meaning } from '../figures/change-badge';

const TILES: readonly { metric: Metric; name: string; rise: Meaning }[] = [
  { metric: 'spend', name: $localize`:@@field.spend:Spend`, rise: 'neutral' },
  { metric: 'clicks', name: $localize`:@@field.clicks:Clicks`, rise: 'good' },
  { metric: 'conversions', name: $localize`:@@field.conversions:Conversions`, rise: 'good' },
  { metric: 'cpc', name: $localize`:@@results.cpc:Cost per click`, rise: 'bad' },
  { metric: 'cpa', name: $localize`:@@results.cpa:Cost per conversion`, rise: 'bad' },
];

/** The totals of one currency, each against the same number of days before; a figure says where it comes from. */
@Component({
  selector: 'app-key-figures',
  imports: [ChangeBadge, KpiStrip],
  template: `
    <ui-kpi-strip role="group" [attr.aria-label]="label()" data-testid="analytics-kpis">
      @for (tile of tiles(); track tile.metric) {
        <div class="tile">
          <span class="name">{{ tile.name }}</span>
          <button type="button" [attr.data-metric]="tile.metric" (click)="asked.emit(tile.metric)">
            {{ tile.value
            }}<span class="visually-hidden" i18n="@@analytics.whereFrom">: where it comes from</span>
          </button>
          @if (tile.compares) {
            <em>
              <app-change [now]="tile.now" [before]="tile.before" [rise]="tile.rise" />
              {{ tile.note }}
            </em>
          }
        </div>
      }
    </ui-kpi-strip>
  `,
  styles: `
    .tile {
      padding: 12px 16px;
      background: var(--surface);
      box-shadow: 0 0 0 1px var(--border);
    }
    .name {
      display: block;
      color: var(--text-3);
      font-size: 12px;
      font-weight: 500;
    }
    button {
      display: block;
      max-width: 100%;
      margin: 0 -4px;
      padding: 0 4px;
      border: 0;
      border-radius: var(--r-sm);
      background: none;
      font-size: 22px;
      line-height: 30px;
      font-weight: 620;
      letter-spacing: -0.02em;
      font-variant-numeric: tabular-nums;
      text-align: left;
      overflow-wrap: anywhere;
      cursor: pointer;
    }
    button:hover {
      color: var(--accent-text);
      text-decoration: underline;
      text-decoration-thickness: 1px;
      text-underline-offset: 4px;
    }
    @media (max-width: 639.98px) {
      .tile:last-child:nth-child(odd) {
        grid-column: 1 / -1;
      }
      button {
        font-size: 18px;
        line-height: 26px;
      }
    }
    em {
      color: var(--text-2);
      font-size: 12px;
      font-style: normal;
    }
  `,
})
export class KeyFigures {
  readonly figures = input.required<Figures>();
  /** The same of the days compared with; null where they are with none, or there was nothing. */
  readonly before = input.required<Figures | null>();
  readonly compares = input.required<boolean>();
  /** Where a figure comes from is wanted. */
  readonly asked = output<Metric>();
  private readonly formats = inject(Formats);

  protected readonly label = computed(
    () => this.figures().currency ?? $localize`:@@analytics.figures:Key figures`,
  );
  protected readonly tiles = computed(() =>
    TILES.map(({ metric, name, rise }) => {
      const now = this.figures()[metric];
      const isCount = metric === 'clicks' || metric === 'conversions';
      const isRate = metric === 'cpc' || metric === 'cpa';
      const before = this.before()?.[metric] ?? (isRate ? null : '0');
      const from = before === null ? '–' : this.words(metric, before);
      return {
        ...{ metric, name, rise, now, before, compares: this.compares() },
        value: now === null ? '–' : isCount || isRate ? this.words(metric, now) : this.exact(now),
        note: $localize`:@@analytics.from:from ${from}:before:`,
      };
    }),
  );

  private words(metric: Metric, amount: string): string {
    if (metric === 'clicks' || metric === 'conversions') return this.formats.number(amount);
    return metric === 'spend' ? this.exact(amount) : this.formats.rate(amount, this.figures().currency);
  }

  private exact(amount: string): string {
    return this.formats.money(amount, this.figures().currency);
  }
}
