import { Component, computed, inject, input } from '@angular/core';
import type { MappingField } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';

import { FIELD_NAMES } from './field-words';
import { MappingStore } from './mapping.store';

/** The one value that a field has in every row. */
@Component({
  selector: 'app-constant-input',
  template: `
    <input
      #box
      class="input"
      [id]="'map-' + field()"
      [type]="field() === 'date' ? 'date' : 'text'"
      [attr.inputmode]="isNumber() ? 'decimal' : null"
      [class.unresolved]="!value()"
      [attr.aria-label]="label()"
      [placeholder]="placeholder()"
      [value]="value()"
      [disabled]="store.locked()"
      (input)="store.assignConstant(field(), box.value)"
    />
    @if (offered(); as period) {
      <div class="offer">
        <span>{{ period.words }}</span>
        @for (day of period.days; track day) {
          <button type="button" (click)="store.assignConstant(field(), day)" i18n="@@mapping.useDay">
            Use {{ formats.day(day) }}
          </button>
        }
      </div>
    }
  `,
  styles: `
    .unresolved {
      border-color: var(--warn-fill);
    }
    .offer {
      display: grid;
      justify-items: start;
      gap: 2px;
      padding-top: 6px;
      color: var(--text-2);
      font-size: 12px;
      line-height: 18px;
      white-space: normal;
    }
    button {
      min-height: 24px;
      padding: 0;
      border: 0;
      background: none;
      color: var(--accent-text);
      font-size: 12px;
      cursor: pointer;
    }
    button:hover {
      text-decoration: underline;
    }
  `,
})
export class ConstantInput {
  readonly field = input.required<MappingField>();
  protected readonly store = inject(MappingStore);
  protected readonly formats = inject(Formats);
  protected readonly value = computed(() => this.store.draft().fields[this.field()]?.constant ?? '');
  protected readonly isNumber = computed(() => ['spend', 'clicks', 'conversions'].includes(this.field()));
  protected readonly label = computed(() => {
    const name = FIELD_NAMES[this.field()];
    return $localize`:@@mapping.constant.label:${name}:field: of every row`;
  });
  /** The days that the lines above the table state, for a file whose rows have none. */
  protected readonly offered = computed(() => {
    const period = this.store.inspection()?.reportPeriod;
    if (!period || this.field() !== 'date' || this.store.locked()) return null;
    const days = [...new Set([period.from, period.to])].filter((day) => day !== this.value());
    const range = this.formats.days(period.from, period.to);
    return { days, words: $localize`:@@mapping.reportPeriod:The report covers ${range}:days:.` };
  });
  protected readonly placeholder = computed(() =>
    this.field() === 'channel' ? $localize`:@@mapping.constant.channel:such as Google Ads` : '',
  );
}
