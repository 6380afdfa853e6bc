import { Component, computed, inject, input } from '@angular/core';
import type { RunComparison } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';

import { ChangeBadge, type Meaning } from '../figures/change-badge';
import { difference } from '../results/ratio';
import { currencyLines } from './currency-lines';

/** The two runs' sums and counts, with what the right one has more or less of; spend in each currency apart. */
@Component({
  selector: 'app-compare-cards',
  imports: [ChangeBadge],
  host: { 'data-testid': 'compare-diff-cards' },
  template: `
    @for (card of cards(); track card.name) {
      <section class="card">
        <h2>{{ card.name }}</h2>
        <strong [attr.data-figure]="card.key">{{ card.delta }}</strong>
        <p>
          <app-change [now]="card.right" [before]="card.left" [rise]="card.rise" />
          <span class="quiet">{{ card.leftWords }} → {{ card.rightWords }}</span>
        </p>
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
      gap: 12px;
    }
    section {
      padding: 12px 16px;
    }
    h2 {
      color: var(--text-3);
      font-size: 12px;
      line-height: 18px;
      font-weight: 500;
    }
    strong {
      display: block;
      font-size: 22px;
      line-height: 30px;
      font-weight: 620;
      letter-spacing: -0.02em;
      font-variant-numeric: tabular-nums;
      overflow-wrap: anywhere;
    }
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 0 8px;
      font-size: 12px;
      font-variant-numeric: tabular-nums;
    }
    .quiet {
      flex-basis: 100%;
    }
  `,
})
export class CompareCards {
  readonly comparison = input.required<RunComparison>();
  readonly currency = input.required<string | null>();
  private readonly formats = inject(Formats);

  protected readonly cards = computed(() => {
    const { totals, base, target } = this.comparison();
    const count = (value: number | string) => this.formats.number(value);
    const card = (
      key: string,
      name: string,
      rise: Meaning,
      [left, right]: [string, string],
      words: (value: string) => string,
    ) => {
      const delta = difference(right, left);
      const sign = delta.startsWith('-') || delta === '0' ? '' : '+';
      return {
        ...{ key, name, rise, left, right },
        delta: `${sign}${words(delta)}`.replace('-', '−'),
        leftWords: words(left),
        rightWords: words(right),
      };
    };
    const pair = (read: (side: typeof totals.base) => string | number): [string, string] => [
      String(read(totals.base)),
      String(read(totals.target)),
    ];
    return [
      ...this.spends().map(({ key, currency, name, pair }) =>
        card(key, name, 'neutral', pair, (value) => this.formats.money(value, currency)),
      ),
      card(
        'clicks',
        $localize`:@@field.clicks:Clicks`,
        'good',
        pair(({ clicks }) => clicks),
        count,
      ),
      card(
        'conversions',
        $localize`:@@field.conversions:Conversions`,
        'good',
        pair(({ conversions }) => conversions),
        count,
      ),
      card(
        'rows',
        $localize`:@@runTable.rows:Rows`,
        'neutral',
        pair(({ records }) => records),
        count,
      ),
      card(
        'errors',
        $localize`:@@runTable.errors:With errors`,
        'bad',
        [String(base.invalidRows), String(target.invalidRows)],
        count,
      ),
    ];
  });

  private spends(): { key: string; currency: string | null; name: string; pair: [string, string] }[] {
    const name = $localize`:@@field.spend:Spend`;
    const lines = currencyLines(name, this.comparison().totals);
    if (lines.length === 0) return [{ key: 'spend', currency: this.currency(), name, pair: ['0', '0'] }];
    return lines.map(({ currency, base, target }) => ({
      key: lines.length === 1 ? 'spend' : `spend-${currency ?? ''}`,
      currency,
      name: lines.length === 1 || currency === null ? name : `${name} (${currency})`,
      pair: [base?.spend ?? '0', target?.spend ?? '0'],
    }));
  }
}
