import { Component, computed, effect, ElementRef, inject, input, output, untracked } from '@angular/core';
import { Formats } from '@etl-studio/ui';

import { channelColour } from './channel-colour';
import { ColumnLayout } from './column-layout';
import { GridFooter } from './grid-footer';
import { COLUMN_NAMES, isNumeric, RecordTexts } from './record-columns';
import { RecordPages } from './record-pages';

export const TABLE_ROWS = 50;

/** Records as plain tables, a page at a time: for screen readers, and for paper. */
@Component({
  selector: 'app-results-pages',
  imports: [GridFooter],
  templateUrl: './results-pages.html',
  styleUrl: './results-pages.scss',
})
export class ResultsPages {
  /** From 1. */
  readonly page = input.required<number>();
  /** Number of the row that is looked at beside the table. */
  readonly opened = input<number>();
  readonly notice = input('');
  readonly paged = output<number>();
  readonly openedAt = output<number>();
  readonly sought = output<number>();

  protected readonly pages = inject(RecordPages);
  protected readonly columns = inject(ColumnLayout).columns;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly texts = inject(RecordTexts);
  private readonly formats = inject(Formats);
  protected readonly names = COLUMN_NAMES;
  protected readonly isNumeric = isNumeric;
  protected readonly colour = channelColour;

  protected readonly last = computed(() => Math.max(Math.ceil(this.pages.total() / TABLE_ROWS), 1));
  protected readonly current = computed(() => Math.min(this.page(), this.last()));
  private readonly first = computed(() => (this.current() - 1) * TABLE_ROWS);
  private readonly end = computed(() => Math.min(this.first() + TABLE_ROWS, this.pages.total()));

  protected readonly rows = computed(() =>
    Array.from({ length: Math.max(this.end() - this.first(), 0) }, (_, offset) => {
      const index = this.first() + offset;
      const record = this.pages.row(index);
      const cells = record
        ? this.columns().map((id) => ({ id, text: this.texts.cell(id, record), channel: record.channel }))
        : null;
      return { index, rowNumber: record?.rowNumber, cells };
    }),
  );
  protected readonly sums = computed(() => {
    const summary = this.pages.summary();
    return this.columns().map((id) => (summary ? this.texts.sum(id, summary.sums) : ''));
  });
  protected readonly range = computed(() => {
    const [from, to] = [this.formats.number(this.first() + 1), this.formats.number(this.end())];
    return $localize`:@@results.range:Rows ${from}:from: to ${to}:to: of ${this.formats.number(this.pages.total())}:total:`;
  });

  constructor() {
    effect(() => {
      const [first, end] = [this.first(), this.end()];
      untracked(() => end > first && this.pages.need(first, end - 1));
    });
  }

  /** On a row's number. */
  focus(rowNumber: number): void {
    this.host.nativeElement.querySelector<HTMLElement>(`[data-row="${rowNumber}"]`)?.focus();
  }

  protected openLabel(row: string): string {
    return $localize`:@@results.openRow:Open row ${row}:row:`;
  }
}
