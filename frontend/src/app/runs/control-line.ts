import { Component, computed, inject, input } from '@angular/core';
import type { ControlFigure, ControlTotals } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';
import { LucideCircleCheck, LucideTriangleAlert } from '@lucide/angular';

import { FIELD_NAMES } from '../mapping/field-words';

type Field = 'spend' | 'clicks' | 'conversions';

/** Whether the file's own totals agree with what its rows add up to. */
@Component({
  selector: 'app-control-line',
  imports: [LucideCircleCheck, LucideTriangleAlert],
  host: { '[class.differs]': '!control().matches' },
  template: `
    @if (control().matches) {
      <svg lucideCircleCheck [size]="16"></svg>
    } @else {
      <svg lucideTriangleAlert [size]="16"></svg>
    }
    <p>
      <b>{{ heading() }}</b> {{ figures() }}
    </p>
  `,
  styles: `
    :host {
      display: flex;
      gap: 8px;
      padding: 10px 12px;
      margin-top: 12px;
      border-radius: var(--r-md);
      background: var(--ok-tint);
      color: var(--ok-text);
      font-variant-numeric: tabular-nums;
    }
    :host(.differs) {
      background: var(--warn-tint);
      color: var(--warn-text);
    }
    svg {
      flex: none;
      margin-top: 2px;
    }
  `,
})
export class ControlLine {
  readonly control = input.required<ControlTotals>();
  readonly currency = input.required<string | null>();
  private readonly formats = inject(Formats);

  protected readonly heading = computed(() =>
    this.control().matches
      ? $localize`:@@control.matches:Matches the file’s own totals to the last digit.`
      : $localize`:@@control.differs:Differs from the file’s own totals.`,
  );
  protected readonly figures = computed(() => {
    const { spend, clicks, conversions } = this.control();
    const words = [
      spend && this.words('spend', spend),
      clicks && this.words('clicks', clicks),
      conversions && this.words('conversions', conversions),
    ];
    return words.filter((word) => word !== null).join(', ');
  });

  private words(field: Field, { file, rows, difference }: ControlFigure): string {
    const [name, total] = [FIELD_NAMES[field], this.amount(field, file)];
    if (/^-?0*(\.0*)?$/.test(difference)) return `${name} ${total}`;
    const [sum, off] = [this.amount(field, rows), this.amount(field, difference)];
    return $localize`:@@control.figure:${name}:field: ${total}:total: in the file, ${sum}:sum: in its rows (${off}:difference:)`;
  }

  private amount(field: Field, value: string): string {
    return field === 'spend' ? this.formats.money(value, this.currency()) : this.formats.number(value);
  }
}
