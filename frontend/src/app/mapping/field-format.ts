import { ChangeDetectorRef, Component, computed, DOCUMENT, inject, input, signal } from '@angular/core';
import type { DecimalSeparator, MappingField } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';

import { ConvertedText } from './converted-text';
import { DateFormatChoice } from './date-format-choice';
import { FIELD_NAMES, formatKind } from './field-words';
import { numberSamples } from './format-samples';
import { formatWords } from './format-words';
import { MappingStore } from './mapping.store';

const GROUPED: Record<DecimalSeparator, { whole: string; decimal: string }> = {
  '.': { whole: '1,234', decimal: '1,234.56' },
  ',': { whole: '1.234', decimal: '1.234,56' },
};

/** How the values of a mapped column are read: the date format, or the decimal separator as a whole pattern. */
@Component({
  selector: 'app-field-format',
  imports: [DateFormatChoice],
  template: `
    @switch (kind()) {
      @case ('date') {
        <app-date-format-choice [values]="values()" [label]="label()" [unresolved]="open()" />
      }
      @case ('number') {
        <select
          #select
          class="select"
          [class.quiet-border]="!open()"
          [class.unresolved]="open()"
          [attr.aria-label]="label()"
          [disabled]="store.locked()"
          (pointerdown)="explain()"
          (focus)="explain()"
          (blur)="explained.set(false)"
          (change)="chooseDecimal(select.value)"
        >
          @if (!drafted()?.decimal) {
            <option value="" selected>{{ open() ? words.ask : words.detected }}</option>
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
  styleUrl: './field-format.scss',
})
export class FieldFormat {
  readonly field = input.required<MappingField>();
  readonly column = input.required<string>();
  protected readonly store = inject(MappingStore);
  private readonly formats = inject(Formats);
  private readonly text = inject(ConvertedText);
  private readonly view = inject(ChangeDetectorRef);
  private readonly document = inject(DOCUMENT);

  protected readonly separators: DecimalSeparator[] = ['.', ','];
  protected readonly words = formatWords;
  protected readonly explained = signal(false);
  protected readonly kind = computed(() => formatKind(this.field()));
  protected readonly drafted = computed(() => this.store.draft().fields[this.field()]);
  protected readonly open = computed(() =>
    this.store.questions().some((question) => question.field === this.field() && !question.answered),
  );
  protected readonly label = computed(() => {
    const [field, column] = [FIELD_NAMES[this.field()], this.column()];
    return $localize`:@@mapping.format.label:Format of ${field}:field: in ${column}:column:`;
  });
  protected readonly values = computed(
    () => this.store.inspection()?.columns.find(({ name }) => name === this.column())?.samples ?? [],
  );

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

  /** What each pattern makes of the file is worked out once somebody looks, before the list opens. */
  protected explain(): void {
    if (this.explained()) return;
    this.explained.set(true);
    this.view.detectChanges();
  }

  protected pattern(separator: DecimalSeparator): string {
    const { whole, decimal } = GROUPED[separator];
    const [field, currency] = [this.field(), this.store.currency()];
    const pattern = field === 'clicks' ? whole : decimal;
    if (this.explained()) {
      const samples = numberSamples(separator, this.values(), field === 'clicks');
      const converted = samples.map(({ read }) => this.text.converted(field, { [field]: read }, currency));
      return formatWords.option(pattern, converted);
    }
    return field === 'spend' && currency ? `${pattern} · ${currency}` : pattern;
  }

  protected chooseDecimal(decimal: string): void {
    this.store.adjust(this.field(), { decimal: decimal === '.' || decimal === ',' ? decimal : undefined });
  }
}
