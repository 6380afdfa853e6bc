import { inject, Injectable } from '@angular/core';
import type { Interval } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';

import { addDays, monthOf } from '../calendar/days';
import type { PlotPoint } from './time-points';

/** How days, weeks and months of a chart are named. */
@Injectable()
export class TimeWords {
  private readonly formats = inject(Formats);

  heading(interval: Interval): string {
    switch (interval) {
      case 'day':
        return $localize`:@@analytics.perDay:Spend per day`;
      case 'week':
        return $localize`:@@analytics.perWeek:Spend per week`;
      case 'month':
        return $localize`:@@analytics.perMonth:Spend per month`;
    }
  }

  /** "20 Sep 2026", "14 – 20 Sep 2026" or "September 2026". */
  interval(first: string, interval: Interval): string {
    if (interval === 'day') return this.formats.day(first);
    return interval === 'month'
      ? this.formats.month(first)
      : this.formats.days(first, this.lastDay(first, interval));
  }

  lastDay(first: string, interval: Interval): string {
    if (interval === 'day') return first;
    return interval === 'month' ? monthOf(first).to : addDays(first, 6);
  }

  axisDay(day: string, interval: Interval): string {
    return interval === 'month' ? this.formats.month(day, 'short') : this.formats.dayShort(day);
  }

  /** "20 Sep 2026, €9,100.00, unusual". */
  point(point: PlotPoint, interval: Interval, amount: string, isUnusual: boolean): string {
    return [
      this.interval(point.date, interval),
      amount,
      ...(point.complete ? [] : [$localize`:@@analytics.partly:not all of its days`]),
      ...(isUnusual ? [$localize`:@@analytics.unusual:unusual`] : []),
    ].join(', ');
  }

  /** What the chart shows: the whole, and its highest point. */
  sentence(
    points: readonly PlotPoint[],
    interval: Interval,
    total: string,
    money: (amount: string) => string,
  ): string {
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last) return '';
    const days = this.formats.days(first.date, this.lastDay(last.date, interval));
    const highest = points.reduce((most, point) =>
      Number(point.spend ?? -Infinity) > Number(most.spend ?? -Infinity) ? point : most,
    );
    const whole = $localize`:@@analytics.whole:${total}:total: in ${days}:days:.`;
    if (highest.spend === null) return whole;
    const when = this.interval(highest.date, interval);
    return `${whole} ${$localize`:@@analytics.highest:Highest\: ${when}:when: with ${money(highest.spend)}:amount:.`}`;
  }
}
