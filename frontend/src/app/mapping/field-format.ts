import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import type { DecimalSeparator, MappingField } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';

import { DATE_FORMATS } from './date-formats';
import { FIELD_NAMES, formatKind } from './field-words';
import { MappingStore } from './mapping.store';

const GROUPED: Record<DecimalSeparator, { whole: string; decimal: string }> = {
  '.': { whole: '1,234', decimal: '1,234.56' },
  ',': { whole: '1.234', decimal: '1.234,56' },
};

/** How the values of a mapped column are read: the date format, or the decimal separator as a whole pattern. */
@Component({
  selector: 'app-field-format',
  template: `
    @switch (kind()) {
      @case ('date') {
        <select
          #select
          class="select"
          [class.quiet-border]="!open()"
          [class.unresolved]="open()"
          [attr.aria-label]="label()"
          [disabled]="store.locked()"
          (change)="chooseFormat(select.value)"
        >
          @if (!drafted()?.format) {
            <option value="" selected>{{ open() ? ask : detected }}</option>
          }
          @for (format of dateFormats(); track format) {
            <option [value]="format" [selected]="format === drafted()?.format">{{ format }}</option>
          }
        </select>
      }
      @case ('number') {
        <select
          #select
          class="select"
          [class.quiet-border]="!open()"
          [class.unresolved]="open()"
          [attr.aria-label]="label()"
          [disabled]="store.locked()"
          (change)="chooseDecimal(select.value)"
        >
          @if (!drafted()?.decimal) {
            <option value="" selected>{{ open() ? ask : detected }}</option>
          }
          @for (separator of separators; track separator) {
            <option [value]="separator" [selected]="separator === drafted()?.decimal">
              {{ pattern(separator) }}
            </option>
          }
        </select>
      }
      @case ('text') {
        @if (channels(); as channels) {
          <button class="text-button mono" type="button" (click)="lookAtChannels()">{{ channels }}</button>
        } @else {
          <span class="mono faint" i18n="@@mapping.trim">Trim spaces</span>
        }
      }
    }
  `,
  styles: `
    :host {
      display: block;
    }
    select {
      padding-inline: 9px 26px;
      font-family: var(--mono);
      font-size: 12px;
    }
    span {
      padding: 0 11px;
    }
    button {
      margin: 0 11px;
    }
  `,
})
export class FieldFormat {
  readonly field = input.required<MappingField>();
  readonly column = input.required<string>();
  protected readonly store = inject(MappingStore);
  private readonly formats = inject(Formats);
  private readonly document = inject(DOCUMENT);

  protected readonly separators: DecimalSeparator[] = ['.', ','];
  protected readonly ask = $localize`:@@mapping.format.choose:Choose`;
  protected readonly detected = $localize`:@@mapping.format.detected:As detected`;
  protected readonly kind = computed(() => formatKind(this.field()));
  protected readonly drafted = computed(() => this.store.draft().fields[this.field()]);
  protected readonly open = computed(() =>
    this.store.questions().some((question) => question.field === this.field() && !question.answered),
  );
  protected readonly label = computed(() => {
    const [field, column] = [FIELD_NAMES[this.field()], this.column()];
    return $localize`:@@mapping.format.label:Format of ${field}:field: in ${column}:column:`;
  });
  protected readonly dateFormats = computed(() => {
    const chosen = this.drafted()?.format;
    return [...new Set([...(chosen ? [chosen] : []), ...DATE_FORMATS])];
  });

  /** "6 channels", in the row of the channel, once they are counted. */
  protected readonly channels = computed(() => {
    const counts = this.field() === 'channel' ? this.store.conversion()?.channels : undefined;
    if (!counts || counts.distinct === 0) return '';
    return counts.distinct === 1
      ? $localize`:@@channels.one:1 channel`
      : $localize`:@@channels.many:${this.formats.number(counts.distinct)}:count: channels`;
  });

  protected lookAtChannels(): void {
    const card = this.document.getElementById('channel-values');
    card?.scrollIntoView({ block: 'start' });
    card?.querySelector<HTMLElement>('.table-scroll')?.focus({ preventScroll: true });
  }

  protected pattern(separator: DecimalSeparator): string {
    const { whole, decimal } = GROUPED[separator];
    if (this.field() === 'clicks') return whole;
    const currency = this.field() === 'spend' ? this.store.currency() : null;
    return currency ? `${decimal} · ${currency}` : decimal;
  }

  protected chooseFormat(format: string): void {
    this.store.adjust(this.field(), { format: format || undefined });
  }

  protected chooseDecimal(decimal: string): void {
    this.store.adjust(this.field(), { decimal: decimal === '.' || decimal === ',' ? decimal : undefined });
  }
}
