import { type Dialog, DIALOG_DATA, DialogConfig, DialogRef } from '@angular/cdk/dialog';
import { GlobalPositionStrategy } from '@angular/cdk/overlay';
import { Component, computed, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AnalyticsFilter } from '@etl-studio/contracts';
import { ErrorPanel, Formats, Skeleton } from '@etl-studio/ui';
import { LucideX } from '@lucide/angular';

import { cellsRead, unreadCells } from '../results/record-cells';
import type { Metric } from './analytics-query';
import { ExplanationStore } from './explanation.store';

/** The number that is looked into. */
export interface Explained {
  /** "Spend on 20 Sep 2026, Social". */
  title: string;
  metric: Metric;
  filter: AnalyticsFilter;
}

/** Where a number comes from: the imports, their records, each record's line of which file, and the cells there. */
@Component({
  selector: 'app-explanation-drawer',
  imports: [ErrorPanel, LucideX, MatButton, MatIconButton, RouterLink, Skeleton],
  providers: [ExplanationStore],
  host: { 'data-testid': 'analytics-explain' },
  templateUrl: './explanation.drawer.html',
  styleUrl: './explanation.drawer.scss',
})
export class ExplanationDrawer {
  protected readonly asked = inject<Explained>(DIALOG_DATA);
  protected readonly store = inject(ExplanationStore);
  protected readonly dialog = inject(DialogRef);
  protected readonly formats = inject(Formats);
  private readonly openLines = signal<ReadonlySet<string>>(new Set());

  protected readonly totals = computed(() =>
    (this.store.answer()?.totals ?? []).map((figures) => {
      const amount = figures[this.asked.metric];
      const { metric } = this.asked;
      const isCount = metric === 'clicks' || metric === 'conversions';
      const words =
        amount === null ? '–' : isCount ? this.formats.number(amount) : this.money(amount, figures.currency);
      return { words, records: figures.records, currency: figures.currency };
    }),
  );
  protected readonly runs = computed(() =>
    (this.store.answer()?.runs ?? []).map((run) => ({
      ...run,
      spendWords: this.formats.money(run.spend, run.currency),
    })),
  );
  protected readonly lines = computed(() =>
    this.store.records().map((each) => {
      const { record, runId } = each;
      const key = `${runId}:${record.rowNumber}`;
      return {
        ...each,
        key,
        isOpen: this.openLines().has(key),
        spendWords: this.formats.money(record.spend, record.currency),
        day: this.formats.day(record.date),
        cellsRead: cellsRead(each),
        others: unreadCells(each),
      };
    }),
  );

  constructor() {
    this.store.open(this.asked.filter);
  }

  protected toggle(key: string): void {
    this.openLines.update((open) => {
      const next = new Set(open);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }

  private money(amount: string, currency: string | null): string {
    return this.asked.metric === 'spend'
      ? this.formats.money(amount, currency)
      : this.formats.rate(amount, currency);
  }
}

/** Opens the drawer at the right edge; the caller closes it when the address asks no more. */
export function openExplanation(dialog: Dialog, data: Explained): DialogRef<unknown, ExplanationDrawer> {
  const config = Object.assign(new DialogConfig<Explained, DialogRef<unknown, ExplanationDrawer>>(), {
    data,
    ariaLabel: data.title,
    positionStrategy: new GlobalPositionStrategy().right('0').top('0'),
    height: '100%',
    width: 'min(680px, 100vw)',
    panelClass: 'drawer',
  });
  return dialog.open<unknown, Explained, ExplanationDrawer>(ExplanationDrawer, config);
}
