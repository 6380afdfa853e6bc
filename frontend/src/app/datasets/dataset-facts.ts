import { Component, computed, inject, input } from '@angular/core';
import type { Dataset, Totals } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';

/** The dataset's live records and settings, as a list of facts. */
@Component({
  selector: 'app-dataset-facts',
  template: `
    <dl>
      @for (fact of facts(); track fact.name) {
        <dt>{{ fact.name }}</dt>
        <dd [title]="fact.title ?? ''">{{ fact.value }}</dd>
      }
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      padding: 4px 16px;
    }
    dt,
    dd {
      padding: 8px 0;
    }
    dt {
      color: var(--text-3);
    }
    dd {
      padding-left: 16px;
      text-align: right;
      font-weight: 550;
      font-variant-numeric: tabular-nums;
      overflow-wrap: anywhere;
    }
    dt:not(:first-of-type),
    dd:not(:first-of-type) {
      border-top: 1px solid var(--border);
    }
  `,
})
export class DatasetFacts {
  readonly dataset = input.required<Dataset>();
  private readonly formats = inject(Formats);

  protected readonly facts = computed(() => {
    const { totals, currency, activeSchemaVersion, importMode, createdAt } = this.dataset();
    const none = $localize`:@@facts.none:none yet`;
    const mode =
      importMode === 'replace'
        ? $localize`:@@facts.replace:replaces the same days`
        : $localize`:@@facts.append:adds to what is there`;
    return [
      { name: $localize`:@@facts.records:Records`, value: this.formats.number(totals.records) },
      { name: $localize`:@@facts.spend:Spend`, value: this.spend(totals, currency) },
      { name: $localize`:@@facts.clicks:Clicks`, value: this.formats.number(totals.clicks) },
      { name: $localize`:@@facts.conversions:Conversions`, value: this.formats.number(totals.conversions) },
      {
        name: $localize`:@@facts.days:Days`,
        value: totals.from && totals.to ? this.formats.days(totals.from, totals.to) : none,
      },
      {
        name: $localize`:@@facts.schema:Schema`,
        value: activeSchemaVersion === null ? none : `v${activeSchemaVersion}`,
      },
      {
        name: $localize`:@@facts.currency:Currency`,
        value: currency ?? $localize`:@@facts.noCurrency:not set`,
      },
      { name: $localize`:@@facts.mode:An import`, value: mode },
      {
        name: $localize`:@@facts.created:Created`,
        value: this.formats.dayAt(createdAt),
        title: this.formats.instant(createdAt),
      },
    ];
  });

  /** One amount per currency; the dataset's own where nothing is in it yet. */
  private spend({ byCurrency }: Totals, currency: string | null): string {
    const amounts = byCurrency.map((sums) => this.formats.money(sums.spend, sums.currency));
    return amounts.join(' + ') || this.formats.money('0', currency);
  }
}
