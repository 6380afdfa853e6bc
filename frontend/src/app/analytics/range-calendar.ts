import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  LOCALE_ID,
  model,
  signal,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { DayRange } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';
import { LucideChevronLeft, LucideChevronRight } from '@lucide/angular';

import { addDays, addMonths, isDay, monthOf, startOf, today } from '../calendar/days';
import { weekdays, weeksOf } from '../calendar/month-weeks';
import { Screen } from '../shell/screen-width';

/** First and last day; empty where they are still to be chosen. */
export interface PickedDays {
  from: string;
  to: string;
}

/** Days between two, and those of them that there is anything of. */
export interface FilledDays extends DayRange {
  days: ReadonlySet<string>;
}

/** Two months in which a first and a last day are chosen, by mouse or with the keyboard. */
@Component({
  selector: 'app-range-calendar',
  imports: [LucideChevronLeft, LucideChevronRight, MatIconButton],
  templateUrl: './range-calendar.html',
  styleUrl: './range-calendar.scss',
})
export class RangeCalendar {
  readonly picked = model.required<PickedDays>();
  /** First and last day that there is anything of. */
  readonly available = input.required<DayRange | null>();
  /** Null while it is not known: then every day of those available may have something. */
  readonly filled = input<FilledDays | null>(null);

  private readonly formats = inject(Formats);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly screen = inject(Screen);

  protected readonly weekdays = weekdays(
    new Intl.DateTimeFormat(inject(LOCALE_ID), { weekday: 'narrow', timeZone: 'UTC' }),
  );
  protected readonly weekdayNames = weekdays(
    new Intl.DateTimeFormat(inject(LOCALE_ID), { weekday: 'long', timeZone: 'UTC' }),
  );
  /** The day that the keyboard comes to. */
  protected readonly stop = linkedSignal(() => {
    const { from, to } = this.picked();
    return [to, from].find(isDay) ?? this.available()?.to ?? today();
  });
  private readonly last = linkedSignal(() => monthOf(this.stop()).from);
  /** The day that would be the last one. */
  protected readonly looked = signal<string | null>(null);

  protected readonly months = computed(() => {
    const shown = this.screen.width() === 'narrow' ? [0] : [-1, 0];
    return shown.map((offset) => {
      const first = addMonths(this.last(), offset);
      return {
        first,
        name: this.formats.month(first),
        weeks: weeksOf(first).map((week) => week.map((day) => (day === null ? null : this.cell(day)))),
      };
    });
  });
  /** First and last day in sight. */
  readonly shown = computed<DayRange>(() => {
    const [first, last] = [this.months()[0], this.months().at(-1)];
    return { from: first?.first ?? this.last(), to: monthOf(last?.first ?? this.last()).to };
  });
  /** What the next press does. */
  protected readonly hint = computed(() =>
    this.picked().to
      ? $localize`:@@range.pickFirst:Choose a first day.`
      : $localize`:@@range.pickLast:Choose the last day.`,
  );

  protected turn(months: number): void {
    this.last.update((first) => addMonths(first, months));
    this.stop.set(this.last());
  }

  protected pick(day: string): void {
    const [{ from, to }, shown] = [this.picked(), this.months()];
    const isFirst = !isDay(from) || to !== '';
    if (isFirst) this.picked.set({ from: day, to: '' });
    else this.picked.set(day < from ? { from: day, to: from } : { from, to: day });
    this.focus(day, shown);
  }

  protected move(event: KeyboardEvent, day: string): void {
    const target = targetOf(event.key, day);
    if (target === null) return;
    event.preventDefault();
    this.looked.set(target);
    this.focus(target, this.months());
  }

  /** Turns to the day's month, unless it is among those shown before. */
  private focus(day: string, shown: readonly { first: string }[]): void {
    this.stop.set(day);
    const [first, last] = [shown[0]?.first, shown.at(-1)?.first];
    const month = monthOf(day).from;
    if (first !== undefined && month < first) this.last.set(addMonths(month, shown.length - 1));
    else this.last.set(last === undefined || month > last ? month : last);
    const focus = () => this.host.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
    afterNextRender({ read: focus }, { injector: this.injector });
  }

  private cell(day: string) {
    const { from, to } = this.picked();
    const end = to || this.looked() || from;
    const [first, last] = end < from ? [end, from] : [from, end];
    const available = this.available();
    const isIn = isDay(from) && day >= first && day <= last;
    const isOutside = available === null || day < available.from || day > available.to;
    const isBare = isOutside || this.isBare(day);
    return {
      day,
      date: Number(day.slice(8)),
      isIn,
      isEnd: day === from || day === to,
      isFirst: isIn && day === first,
      isLast: isIn && day === last,
      isBare,
      isAvailable: !isOutside,
      name: this.nameOf(day, isBare),
    };
  }

  /** Whether it is known that there is nothing of the day. */
  private isBare(day: string): boolean {
    const filled = this.filled();
    return filled !== null && day >= filled.from && day <= filled.to && !filled.days.has(day);
  }

  private nameOf(day: string, isBare: boolean): string {
    const { from, to } = this.picked();
    return [
      this.formats.day(day),
      ...(day === from ? [$localize`:@@range.first:First day`] : []),
      ...(day === to ? [$localize`:@@range.last:Last day`] : []),
      ...(isBare ? [$localize`:@@analytics.noData:no data`] : []),
    ].join(', ');
  }
}

/** Where a key leads from `day`; null for other keys. */
export function targetOf(key: string, day: string): string | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'PageUp':
      return addMonths(day, -1);
    case 'PageDown':
      return addMonths(day, 1);
    case 'Home':
      return startOf(day, 'week');
    case 'End':
      return addDays(startOf(day, 'week'), 6);
    default:
      return null;
  }
}
