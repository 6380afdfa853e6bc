import { middleOf } from './middle';

/** Days around the tested one that it is compared with, on either side. */
export const WINDOW_DAYS = 42;

/** One day of a series; `value` is only good for the statistic. */
export interface SeriesDay {
  date: string;
  value: number;
}

export interface PlacedDay extends SeriesDay {
  /** Days since 1970. */
  at: number;
}

export interface Spread {
  count: number;
  middle: number;
  /** How far each is from the middle. */
  residuals: number[];
}

/**
 * Days of one kind, in their order, such as all Mondays, of which those around a day are looked at. Asked for one day
 * after the other: most have the same days of another weekday around them as the day before, which are known then.
 */
export class DaysAround {
  private first = 0;
  private end = 0;
  private known: Spread | null = null;

  constructor(private readonly days: readonly PlacedDay[]) {}

  /** Of the days around this one, itself left out. */
  spread(at: number): Spread {
    for (; (this.days[this.first]?.at ?? Infinity) < at - WINDOW_DAYS; this.first++) this.known = null;
    for (; (this.days[this.end]?.at ?? Infinity) <= at + WINDOW_DAYS; this.end++) this.known = null;
    const around = this.days.slice(this.first, this.end);
    const others = around.filter((day) => day.at !== at);
    if (others.length < around.length) return spreadOf(others);
    return (this.known ??= spreadOf(others));
  }

  /** Whether one of those days is below 0. */
  isEverNegative(at: number): boolean {
    return this.days.slice(this.first, this.end).some((day) => day.value < 0 && day.at !== at);
  }
}

function spreadOf(days: readonly PlacedDay[]): Spread {
  const middle = middleOf(days.map(({ value }) => value));
  return { count: days.length, middle, residuals: days.map(({ value }) => Math.abs(value - middle)) };
}
