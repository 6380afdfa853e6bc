import { DaysAround, type PlacedDay, type SeriesDay } from './days-around';
import { middleOf } from './middle';

export interface UnusualDay {
  date: string;
  value: number;
  expected: number;
  low: number;
  high: number;
  /** Distance from the expected value in robust standard deviations, 99 at most. */
  score: number;
  /** Days that the expected value was learned from, and whether they are all of its weekday. */
  learnedFrom: number;
  sameWeekday: boolean;
}

/** Same weekdays from which a weekday has an expected value of its own. */
const FEWEST_OF_WEEKDAY = 4;
/** A day needs so many others to be compared with. */
const FEWEST_OTHERS = 3;
/** Makes the median absolute deviation of normal noise its standard deviation. */
const NORMAL = 1.4826;
/** Series that hardly move would call every move unusual: a spread is at least this part of the expected value. */
const LEAST_SPREAD = 0.05;
const HIGHEST_SCORE = 99;
const DAY_MS = 86_400_000;

/** Standard deviations from which a day is unusual: few points say little about their spread. */
function thresholdFor(others: number): number {
  if (others < 10) return 6;
  return others < 20 ? 5 : 4.5;
}

/**
 * Days of the series, which is in the order of days, that leave their band. Each is compared with the days around it,
 * itself left out: with those of its weekday where there are four of them, else with all. What they differ by among
 * themselves is the spread.
 */
export function unusualDays(series: readonly SeriesDay[], from: string, to: string): UnusualDay[] {
  const days = series.map((day) => ({ ...day, at: Date.parse(day.date) / DAY_MS }));
  const surroundings = new Surroundings(days);
  return days.flatMap((day) => (day.date < from || day.date > to ? [] : surroundings.judge(day)));
}

class Surroundings {
  private readonly all: DaysAround;
  private readonly weekdays: DaysAround[];

  constructor(days: readonly PlacedDay[]) {
    this.all = new DaysAround(days);
    this.weekdays = Array.from(
      { length: 7 },
      (_, weekday) => new DaysAround(days.filter(({ at }) => weekdayOf(at) === weekday)),
    );
  }

  /** The day with its band where it leaves it; of a series, one day after the other. */
  judge({ at, date, value }: PlacedDay): UnusualDay[] {
    const kinds = this.weekdays.map((weekday) => weekday.spread(at));
    const others = kinds.reduce((sum, { count }) => sum + count, 0);
    const ofWeekday = kinds[weekdayOf(at)];
    const sameWeekday = (ofWeekday?.count ?? 0) >= FEWEST_OF_WEEKDAY;
    const compared = sameWeekday && ofWeekday ? ofWeekday : this.all.spread(at);
    if (others < FEWEST_OTHERS) return [];
    const { middle: expected, count: learnedFrom } = compared;
    const residuals = sameWeekday ? kinds.flatMap((kind) => kind.residuals) : compared.residuals;
    const spread = Math.max(
      NORMAL * middleOf(residuals) * smallSample(learnedFrom),
      LEAST_SPREAD * Math.abs(expected),
    );
    const distance = value - expected;
    const score = distance === 0 ? 0 : clamped(spread === 0 ? Infinity * distance : distance / spread);
    if (Math.abs(score) < thresholdFor(others)) return [];
    const width = spread * thresholdFor(others);
    // Nothing that never fell below 0 around it is expected to.
    const lowest = this.weekdays.some((weekday) => weekday.isEverNegative(at)) ? -Infinity : 0;
    const low = Math.max(lowest, expected - width);
    return [{ date, value, expected, low, high: expected + width, score, learnedFrom, sameWeekday }];
  }
}

function weekdayOf(at: number): number {
  return ((at % 7) + 7) % 7;
}

/** Values lie closer to a middle that was made of them than others do, the more so the fewer they are. */
function smallSample(count: number): number {
  return Math.sqrt((1 + Math.PI / 2 / count) / (1 - 1 / count)) * (1 + 1 / count);
}

function clamped(score: number): number {
  return Math.max(-HIGHEST_SCORE, Math.min(HIGHEST_SCORE, score));
}
