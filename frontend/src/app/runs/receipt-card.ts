import { Component, computed, inject, input } from '@angular/core';
import type { ReceiptLines, ReceiptSums } from '@etl-studio/contracts';
import { Card, Formats } from '@etl-studio/ui';
import { LucideCircleCheck, LucideTriangleAlert } from '@lucide/angular';

import { RunsApi } from '../api/runs.api';
import { Language } from '../language/language';
import { serverText } from '../language/server-texts';

type LineClass = Exclude<keyof ReceiptLines, 'total' | 'balanced'>;

const LINE_NAMES: Record<LineClass, string> = {
  preamble: $localize`:@@receipt.preamble:Above the header`,
  header: $localize`:@@receipt.header:Header`,
  blank: $localize`:@@receipt.blank:Blank`,
  totals: $localize`:@@receipt.totals:The file’s own totals`,
  footers: $localize`:@@receipt.footers:Notes and comments`,
  imported: $localize`:@@receipt.imported:Imported`,
  rejected: $localize`:@@receipt.rejected:Set aside as errors`,
  excluded: $localize`:@@receipt.excluded:Dropped`,
};

const SUM_NAMES = {
  imported: LINE_NAMES.imported,
  rejected: LINE_NAMES.rejected,
  file: LINE_NAMES.totals,
} as const satisfies Partial<Record<keyof ReceiptSums, string>>;

/** What became of every line of the file, and what the rows add up to. */
@Component({
  selector: 'app-receipt-card',
  imports: [Card, LucideCircleCheck, LucideTriangleAlert],
  host: { 'data-testid': 'run-receipt' },
  templateUrl: './receipt-card.html',
  styleUrl: './receipt-card.scss',
})
export class ReceiptCard {
  /** A run that has been published. */
  readonly runId = input.required<string>();
  readonly currency = input.required<string | null>();

  private readonly runs = inject(RunsApi);
  private readonly formats = inject(Formats);
  private readonly language = inject(Language);
  private readonly reading = this.runs.receipt(this.runId);
  protected readonly receipt = computed(() => (this.reading.hasValue() ? this.reading.value() : null));
  protected readonly printUrl = computed(() => this.runs.receiptUrl(this.runId(), this.language.current));

  /** Kinds of lines that the file has, and how many add up to what. */
  protected readonly lines = computed(() => {
    const lines = this.receipt()?.lines;
    if (!lines) return null;
    const classes = (Object.keys(LINE_NAMES) as LineClass[])
      .filter((name) => lines[name] > 0 || name === 'imported' || name === 'rejected')
      .map((name) => ({ name, word: LINE_NAMES[name], count: this.formats.number(lines[name]) }));
    return { classes, total: this.formats.number(lines.total) };
  });
  protected readonly sums = computed(() => {
    const sums = this.receipt()?.sums;
    if (!sums) return [];
    return (Object.keys(SUM_NAMES) as (keyof typeof SUM_NAMES)[]).flatMap((name) => {
      const figures = sums[name];
      if (!figures) return [];
      const spend = figures.spend === null ? '–' : this.formats.money(figures.spend, this.currency());
      const [clicks, conversions] = [figures.clicks, figures.conversions].map((figure) =>
        figure === null ? '–' : this.formats.number(figure),
      );
      return [{ name, word: SUM_NAMES[name], spend, clicks, conversions }];
    });
  });
  protected readonly balanced = computed(() => {
    const receipt = this.receipt();
    return receipt?.lines?.balanced !== false && receipt?.sums.balanced !== false;
  });
  protected readonly verdict = computed(() => {
    const receipt = this.receipt();
    if (!receipt) return '';
    if (!this.balanced()) {
      return receipt.lines?.balanced === false
        ? $localize`:@@receipt.linesOff:The kinds of lines do not add up to the lines of the file.`
        : $localize`:@@receipt.sumsOff:The stored records do not add up to what was read and mended.`;
    }
    if (!receipt.lines) return serverText(receipt.note ?? '');
    const total = this.formats.number(receipt.lines.total);
    return $localize`:@@receipt.balanced:Every one of the ${total}:lines: lines of the file is accounted for.`;
  });
}
