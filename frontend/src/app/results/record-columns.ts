import { inject, Injectable } from '@angular/core';
import type { ImportRecord, MixedSums, Sums } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';

import { ratio } from './ratio';

export type RecordColumnId =
  'rowNumber' | 'date' | 'campaign' | 'channel' | 'spend' | 'clicks' | 'conversions' | 'cpc' | 'cpa';

export const COLUMN_NAMES: Record<RecordColumnId, string> = {
  rowNumber: $localize`:@@results.row:Row`,
  date: $localize`:@@field.date:Date`,
  campaign: $localize`:@@field.campaign:Campaign`,
  channel: $localize`:@@field.channel:Channel`,
  spend: $localize`:@@field.spend:Spend`,
  clicks: $localize`:@@field.clicks:Clicks`,
  conversions: $localize`:@@field.conversions:Conversions`,
  cpc: $localize`:@@results.cpc:Cost per click`,
  cpa: $localize`:@@results.cpa:Cost per conversion`,
};

export const RECORD_COLUMNS = Object.keys(COLUMN_NAMES) as RecordColumnId[];
/** Made of other columns, so they can be done without. */
export const DERIVED_COLUMNS: readonly RecordColumnId[] = ['cpc', 'cpa'];

export function isNumeric(id: RecordColumnId): boolean {
  return !['date', 'campaign', 'channel'].includes(id);
}

/** Derived columns cannot be sorted: the server knows only what the file has. */
export function isSortable(id: RecordColumnId): boolean {
  return !DERIVED_COLUMNS.includes(id);
}

/** What the cells of the grid say. */
@Injectable({ providedIn: 'root' })
export class RecordTexts {
  private readonly formats = inject(Formats);

  cell(id: RecordColumnId, record: ImportRecord): string {
    const { spend, clicks, conversions, currency } = record;
    switch (id) {
      case 'rowNumber':
        return this.formats.number(record.rowNumber);
      case 'spend':
        return this.formats.money(spend, currency);
      case 'clicks':
      case 'conversions':
        return record[id] === null ? '' : this.formats.number(record[id]);
      case 'cpc':
        return this.money(clicks === null ? null : ratio(spend, String(clicks)), currency);
      case 'cpa':
        return this.money(conversions === null ? null : ratio(spend, conversions), currency);
      case 'date':
      case 'campaign':
      case 'channel':
        return record[id];
    }
  }

  /** The same for the sums of the filtered set; empty where a column has none. */
  sum(id: RecordColumnId, sums: MixedSums): string {
    if (id === 'clicks' || id === 'conversions') return this.formats.number(sums[id]);
    return sums.byCurrency.map((part) => this.amount(id, part)).join(' + ');
  }

  private amount(id: RecordColumnId, { spend, clicks, conversions, currency }: Sums): string {
    switch (id) {
      case 'spend':
        return this.formats.money(spend, currency);
      case 'cpc':
        return this.money(ratio(spend, clicks), currency);
      case 'cpa':
        return this.money(ratio(spend, conversions), currency);
      default:
        return '';
    }
  }

  private money(value: string | null, currency: string | null): string {
    return value === null ? '–' : this.formats.money(value, currency);
  }
}
