import { inject, Injectable } from '@angular/core';
import type { MappingField } from '@etl-studio/contracts';
import type { MappedValues } from '@etl-studio/engine';
import { Formats } from '@etl-studio/ui';

/** Converted values as the console writes them. */
@Injectable({ providedIn: 'root' })
export class ConvertedText {
  private readonly formats = inject(Formats);

  /** "€1,284.50", "2026-09-03"; "(empty)" where the file has nothing for the field. */
  converted(field: MappingField, values: Partial<MappedValues>, currency: string | null): string {
    const value = values[field];
    if (value === undefined) return '';
    if (value === null || value === '') return $localize`:@@mapping.empty:(empty)`;
    if (field === 'spend') return this.formats.money(String(value), this.rowCurrency(values) ?? currency);
    return field === 'clicks' || field === 'conversions' ? this.formats.number(value) : String(value);
  }

  private rowCurrency({ currency }: Partial<MappedValues>): string | null {
    return currency && /^[A-Z]{3}$/.test(currency) ? currency : null;
  }
}
