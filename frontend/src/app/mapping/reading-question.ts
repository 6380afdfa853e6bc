import { Component, computed, inject, input } from '@angular/core';
import type { AmbiguousOption } from '@etl-studio/contracts';

import { MappingStore } from './mapping.store';
import { chose, type OpenQuestion } from './open-question';

/** Samples of each reading that the person sees. */
const SAMPLES = 3;

/** A column that its values do not decide: asked, never guessed. */
@Component({
  selector: 'app-reading-question',
  template: `
    <fieldset [id]="'question-' + question().field" tabindex="-1">
      <legend>
        @if (isDate()) {
          <ng-container i18n="@@mapping.question.date"
            >Which comes first in <b>{{ question().column }}</b>, the day or the month? The values allow
            both.</ng-container
          >
        } @else {
          <ng-container i18n="@@mapping.question.number"
            >What does the separator in <b>{{ question().column }}</b> mean? The values allow
            both.</ng-container
          >
        }
      </legend>
      <div class="options">
        @for (option of question().options; track $index) {
          <label [class.chosen]="isChosen(option)">
            <input
              type="radio"
              [name]="'reading-' + question().field"
              [checked]="isChosen(option)"
              [disabled]="store.locked()"
              (change)="choose(option)"
            />
            <span>
              <span class="reading">{{ words(option) }}</span>
              @for (sample of shown(option); track $index) {
                <span class="sample"
                  ><span class="mono">{{ sample.raw }}</span> → <b>{{ sample.converted }}</b></span
                >
              }
            </span>
          </label>
        }
      </div>
    </fieldset>
  `,
  styles: `
    :host {
      display: block;
      padding: 4px 16px 14px;
      white-space: normal;
    }
    fieldset {
      margin: 0;
      padding: 12px 14px 14px;
      border: 1px solid var(--warn-fill);
      border-radius: var(--r-md);
      background: var(--warn-tint);
      min-width: 0;
    }
    legend {
      float: left;
      width: 100%;
      padding: 0;
      margin-bottom: 8px;
      color: var(--warn-text);
    }
    .options {
      clear: both;
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(210px, 1fr));
      gap: 8px;
    }
    label {
      display: flex;
      align-items: flex-start;
      gap: 10px;
      padding: 10px 12px;
      border: 1px solid var(--border-strong);
      border-radius: var(--r-md);
      background: var(--surface);
      cursor: pointer;
    }
    label.chosen {
      border-color: var(--accent);
      box-shadow: inset 0 0 0 1px var(--accent);
    }
    input {
      flex: none;
      margin: 3px 0 0;
      accent-color: var(--accent);
    }
    .reading {
      display: block;
      font-weight: 550;
    }
    .sample {
      display: block;
      color: var(--text-2);
      overflow-wrap: anywhere;
    }
    .sample b {
      font-weight: 550;
      color: var(--text);
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class ReadingQuestion {
  readonly question = input.required<OpenQuestion>();
  protected readonly store = inject(MappingStore);
  protected readonly isDate = computed(() => this.question().field === 'date');

  protected isChosen(option: AmbiguousOption): boolean {
    const drafted = this.store.draft().fields[this.question().field];
    return drafted !== undefined && chose(drafted, option);
  }

  protected choose({ format, decimal }: AmbiguousOption): void {
    this.store.adjust(this.question().field, format === undefined ? { decimal } : { format });
  }

  protected shown(option: AmbiguousOption): AmbiguousOption['samples'] {
    return option.samples.slice(0, SAMPLES);
  }

  protected words({ format, decimal }: AmbiguousOption): string {
    if (format !== undefined) {
      if (/^D/i.test(format)) return $localize`:@@mapping.question.dayFirst:Day first (${format}:format:)`;
      if (/^M/i.test(format))
        return $localize`:@@mapping.question.monthFirst:Month first (${format}:format:)`;
      return format;
    }
    return decimal === ','
      ? $localize`:@@mapping.question.decimalComma:Decimal comma: 1.234,56`
      : $localize`:@@mapping.question.decimalPoint:Decimal point: 1,234.56`;
  }
}
