import {
  afterNextRender,
  ChangeDetectorRef,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';

import { DATE_FORMATS } from './date-formats';
import { dateSamples, isDateFormat } from './format-samples';
import { formatWords } from './format-words';
import { MappingStore } from './mapping.store';

const OTHER = 'other';

/** How the dates of a column are written: a format of the list, or one that the person writes down. */
@Component({
  selector: 'app-date-format-choice',
  template: `
    <select
      #select
      class="select"
      [class.quiet-border]="!unresolved()"
      [class.unresolved]="unresolved()"
      [attr.aria-label]="label()"
      [disabled]="store.locked()"
      (pointerdown)="explain()"
      (focus)="explain()"
      (blur)="explained.set(false)"
      (change)="choose(select.value)"
    >
      @if (!format()) {
        <option value="" [selected]="!writing()">{{ unresolved() ? words.ask : words.detected }}</option>
      }
      @for (choice of choices(); track choice.format) {
        <option [value]="choice.format" [selected]="!writing() && choice.format === format()">
          {{ choice.words }}
        </option>
      }
      <option [value]="OTHER" [selected]="writing()" i18n="@@mapping.format.other">Other format</option>
    </select>
    @if (writing()) {
      <input
        #box
        class="input"
        autocomplete="off"
        spellcheck="false"
        data-testid="date-format"
        [attr.aria-label]="label()"
        [attr.aria-invalid]="wrong()"
        aria-describedby="date-format-note"
        [value]="written()"
        (input)="written.set(box.value)"
        (change)="take(box.value)"
      />
      <p id="date-format-note" role="status" [class.wrong]="wrong()">{{ note() }}</p>
    }
  `,
  styleUrl: './field-format.scss',
})
export class DateFormatChoice {
  /** Values of the column. */
  readonly values = input.required<readonly string[]>();
  readonly label = input.required<string>();
  /** Whether the person has to choose, as the values do not decide. */
  readonly unresolved = input.required<boolean>();
  protected readonly store = inject(MappingStore);
  private readonly view = inject(ChangeDetectorRef);
  private readonly injector = inject(Injector);
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');

  protected readonly OTHER = OTHER;
  protected readonly words = formatWords;
  protected readonly explained = signal(false);
  protected readonly writing = signal(false);
  protected readonly written = signal('');
  protected readonly format = computed(() => this.store.draft().fields.date?.format);
  protected readonly choices = computed(() => {
    const chosen = this.format();
    const formats = [...new Set([...(chosen ? [chosen] : []), ...DATE_FORMATS])];
    return formats.map((format) => ({ format, words: this.choiceWords(format) }));
  });
  protected readonly wrong = computed(() => this.written().trim() !== '' && !isDateFormat(this.written()));
  protected readonly note = computed(() => {
    const name = this.written().trim();
    if (name === '') return formatWords.howToWrite;
    if (this.wrong()) return formatWords.wrong(name);
    const samples = dateSamples(name, this.values());
    return samples.length > 0
      ? samples.map(({ raw, read }) => `${raw} → ${read}`).join(' · ')
      : formatWords.readsNone;
  });

  /** What each format makes of the file is worked out once somebody looks, before the list opens. */
  protected explain(): void {
    if (this.explained()) return;
    this.explained.set(true);
    this.view.detectChanges();
  }

  protected choose(format: string): void {
    this.writing.set(format === OTHER);
    if (!this.writing()) return this.store.adjust('date', { format: format || undefined });
    this.written.set(this.format() ?? '');
    afterNextRender({ read: () => this.box()?.nativeElement.focus() }, { injector: this.injector });
  }

  protected take(format: string): void {
    const name = format.trim();
    if (!isDateFormat(name) || name === this.format()) return;
    this.store.adjust('date', { format: name });
  }

  private choiceWords(format: string): string {
    const name = format === 'EXCEL' ? formatWords.excel : format;
    if (!this.explained()) return name;
    const samples = dateSamples(format, this.values()).map(({ read }) => read);
    return formatWords.option(name, samples);
  }
}
