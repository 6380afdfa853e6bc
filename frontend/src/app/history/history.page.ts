import { HttpErrorResponse } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, LOCALE_ID } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Card, EmptyState, ErrorPanel, Formats, Skeleton } from '@etl-studio/ui';
import { LucideChevronLeft, LucideChevronRight } from '@lucide/angular';

import { addDays, addMonths, isDay, monthOf } from '../calendar/days';
import { weekdays } from '../calendar/month-weeks';
import { LedgerApi } from '../api/ledger.api';
import { DatasetStore } from '../datasets/dataset.store';
import { toFailure } from '../http/failure';
import { type DayCell, holdingRuns, monthCells } from './day-cells';
import { DayStack } from './day-stack';
import { Restatements } from './restatements';

const MONTHS_SHOWN = 3;
/** Slices that are read for the months shown. */
const MOST_SLICES = 500;

/** Which run holds which day of a dataset, what lies under it, the days missing, and what was changed when. */
@Component({
  selector: 'app-history-page',
  imports: [
    Card,
    DayStack,
    EmptyState,
    ErrorPanel,
    LucideChevronLeft,
    LucideChevronRight,
    MatButton,
    MatIconButton,
    Restatements,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './history.page.html',
  styleUrl: './history.page.scss',
})
export class HistoryPage {
  /** From the query: a day of the last month shown, and the day that is looked at. */
  readonly month = input<string>();
  readonly day = input<string>();

  private readonly store = inject(DatasetStore);
  private readonly router = inject(Router);
  private readonly ledger = inject(LedgerApi);
  protected readonly formats = inject(Formats);

  protected readonly dataset = computed(() =>
    this.store.dataset.hasValue() ? this.store.dataset.value() : null,
  );
  protected readonly id = computed(() => this.dataset()?.id);
  /** Only for the range and the gaps: they are of the whole dataset. */
  protected readonly whole = this.ledger.slices(this.id, () => ({ limit: 1 }));
  protected readonly failure = computed(() => {
    const error: unknown = this.whole.error() ?? this.slices.error();
    return error instanceof HttpErrorResponse || error ? toFailure(error) : null;
  });
  protected readonly range = computed(() => (this.whole.hasValue() ? this.whole.value().range : null));
  private readonly lastMonth = computed(() => {
    const [month, range] = [this.month(), this.range()];
    return monthOf(isDay(month) ? month : (range?.to ?? '2026-01-01')).from;
  });
  /** Months before the first day of the dataset are not shown. */
  private readonly monthCount = computed(() => {
    const first = monthOf(this.range()?.from ?? this.lastMonth()).from;
    let count = 1;
    while (count < MONTHS_SHOWN && addMonths(this.lastMonth(), -count) >= first) count += 1;
    return count;
  });
  private readonly shown = computed(() => ({
    from: addMonths(this.lastMonth(), 1 - this.monthCount()),
    to: monthOf(this.lastMonth()).to,
  }));
  protected readonly slices = this.ledger.slices(
    () => (this.range() ? this.id() : undefined),
    () => ({ ...this.shown(), limit: MOST_SLICES }),
  );

  private readonly loaded = computed(() => (this.slices.hasValue() ? this.slices.value().items : []));
  protected readonly cut = computed(() => this.slices.hasValue() && this.slices.value().nextCursor !== null);
  protected readonly runs = computed(() => holdingRuns(this.loaded()));
  private readonly gaps = computed(() => (this.whole.hasValue() ? this.whole.value().gaps : []));
  protected readonly gapCount = computed(() => (this.whole.hasValue() ? this.whole.value().gapCount : 0));
  protected readonly months = computed(() =>
    monthCells(this.lastMonth(), this.monthCount(), this.loaded(), this.runs(), new Set(this.gaps())).map(
      (month) => ({
        ...month,
        name: this.formats.month(month.first),
      }),
    ),
  );
  private readonly cells = computed(() =>
    this.months().flatMap(({ weeks }) => weeks.flat().filter((cell) => cell !== null)),
  );
  protected readonly selected = computed(() => this.cells().find(({ day }) => day === this.day()) ?? null);
  /** The day that the keyboard comes to. */
  protected readonly stop = linkedSignal(() => this.selected()?.day ?? this.range()?.to ?? null);
  protected readonly weekdays = weekdays(
    new Intl.DateTimeFormat(inject(LOCALE_ID), { weekday: 'short', timeZone: 'UTC' }),
  );
  protected readonly sentence = computed(() => {
    const range = this.range();
    if (!range) return '';
    const [days, count] = [this.formats.days(range.from, range.to), this.gapCount()];
    if (count === 0) return $localize`:@@history.whole:${days}:days:, every day of it.`;
    return count === 1
      ? $localize`:@@history.oneGap:${days}:days:, except 1 day without data.`
      : $localize`:@@history.gaps:${days}:days:, except ${this.formats.number(count)}:count: days without data.`;
  });

  protected nameOf({ day, runs, isGap }: DayCell): string {
    const date = this.formats.day(day);
    if (isGap) return $localize`:@@history.gapDay:${date}:day:: no data`;
    if (runs.length === 0) return $localize`:@@history.outside:${date}:day:: outside of the data`;
    const names = runs.map(({ fileName }) => fileName).join(', ');
    return $localize`:@@history.heldDay:${date}:day:: held by ${names}:files:`;
  }

  protected turn(months: number): void {
    this.navigate({ month: addMonths(this.lastMonth(), months), day: null });
  }

  protected look(day: string): void {
    this.stop.set(day);
    this.navigate({ day });
  }

  protected move(event: KeyboardEvent, calendar: HTMLElement): void {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
    const [step, stop] = [steps[event.key], this.stop()];
    if (step === undefined || stop === null) return;
    event.preventDefault();
    const next = addDays(stop, step);
    if (!this.cells().some(({ day }) => day === next)) return;
    this.stop.set(next);
    calendar.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  }

  private navigate(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
