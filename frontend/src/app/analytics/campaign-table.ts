import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { BreakdownItem } from '@etl-studio/contracts';
import { Card, Formats, Sparkline } from '@etl-studio/ui';
import { LucideSearch } from '@lucide/angular';

import { ratio } from '../results/ratio';
import { changeOf } from '../figures/change';
import { ChangeBadge } from '../figures/change-badge';
import type { Metric } from './analytics-query';
import { FigureButton } from './figure-button';

const COLUMNS = ['key', 'spend', 'clicks', 'conversions', 'cpc', 'cpa', 'change'] as const;
type Column = (typeof COLUMNS)[number];
/** Those that are read from records. */
const FIGURES: readonly Metric[] = ['spend', 'clicks', 'conversions', 'cpc', 'cpa'];

const COLUMN_NAMES: Record<Column, string> = {
  key: $localize`:@@field.campaign:Campaign`,
  spend: $localize`:@@field.spend:Spend`,
  clicks: $localize`:@@field.clicks:Clicks`,
  conversions: $localize`:@@analytics.conversionsShort:Conv.`,
  cpc: $localize`:@@analytics.cpcShort:CPC`,
  cpa: $localize`:@@analytics.cpaShort:CPA`,
  change: $localize`:@@chart.change:Change`,
};

export interface CampaignLine extends BreakdownItem {
  key: string;
  /** Spend in the days compared with; null where it is not known. */
  before: string | null;
  /** Spend of each of the last days, null where there was none; null while it is not known. */
  days: readonly (number | null)[] | null;
}

/** The largest campaigns, in whatever order is wanted; a name says where its number comes from. */
@Component({
  selector: 'app-campaign-table',
  imports: [Card, ChangeBadge, FigureButton, LucideSearch, MatButton, Sparkline],
  templateUrl: './campaign-table.html',
  styleUrl: './campaign-table.scss',
})
export class CampaignTable {
  readonly campaigns = input.required<readonly CampaignLine[]>();
  /** Campaigns that are not listed. */
  readonly left = input.required<number>();
  readonly currency = input.required<string | null>();
  /** Where a figure of a campaign comes from is wanted. */
  readonly asked = output<{ metric: Metric; campaign: string }>();
  /** The list is wanted as a file. */
  readonly exported = output();

  protected readonly formats = inject(Formats);
  protected readonly columns = COLUMNS.map((id) => ({ id, name: COLUMN_NAMES[id] }));
  protected readonly sort = signal<{ by: Column; up: boolean }>({ by: 'spend', up: false });
  protected readonly search = signal('');

  protected readonly lines = computed(() => {
    const { by, up } = this.sort();
    const wanted = this.search().trim().toLowerCase();
    return this.campaigns()
      .filter(({ key }) => key.toLowerCase().includes(wanted))
      .map((line) => ({ ...line, weight: weightOf(line, by) }))
      .sort((one, other) => (up ? 1 : -1) * compare(one.weight, other.weight))
      .map((line) => ({
        ...line,
        figures: FIGURES.map((metric) => ({ metric, words: this.words(line, metric) })),
        daysLabel: $localize`:@@analytics.days:Spend of ${line.key}:campaign: over 30 days`,
      }));
  });
  protected readonly leftWords = computed(() => {
    const left = this.left();
    return left === 1
      ? $localize`:@@analytics.oneMore:1 more campaign is not listed.`
      : $localize`:@@analytics.manyMore:${this.formats.number(left)}:count: more campaigns are not listed.`;
  });

  protected order(by: Column): void {
    this.sort.update((now) => (now.by === by ? { by, up: !now.up } : { by, up: by === 'key' }));
  }

  protected sorted(by: Column): 'ascending' | 'descending' | null {
    const now = this.sort();
    return now.by !== by ? null : now.up ? 'ascending' : 'descending';
  }

  private words(line: CampaignLine, metric: Metric): string {
    const amount = line[metric];
    if (metric === 'cpc' || metric === 'cpa') return this.rate(amount);
    return metric === 'spend'
      ? this.formats.money(line.spend, this.currency())
      : this.formats.number(amount ?? '0');
  }

  private rate(amount: string | null): string {
    return amount === null ? '–' : this.formats.rate(ratio(amount, '1') ?? amount, this.currency());
  }
}

/** What a line is ordered by; order needs no more digits than a number has. */
function weightOf(line: CampaignLine, by: Column): string | number {
  if (by === 'key') return line.key.toLowerCase();
  if (by !== 'change') return Number(line[by] ?? -Infinity);
  const change = changeOf(line.spend, line.before);
  return change.kind === 'share' ? change.share : change.kind === 'new' ? Infinity : -Infinity;
}

function compare(one: string | number, other: string | number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
