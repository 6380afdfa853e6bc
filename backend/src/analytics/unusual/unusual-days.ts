import { middleOf } from './middle';

/** One day of a series; `value` is only good for the statistic. */
export interface SeriesDay {
  date: string;
  value: number;
}

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

/** Days around the tested one that it is compared with, on either side. */
export const WINDOW_DAYS = 42;
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
 * Days of the series that leave their band. Each is compared with the days around it, itself left out: with those of
 * its weekday where there are four of them, else with all. What they differ by among themselves is the spread.
 */
export function unusualDays(series: readonly SeriesDay[], from: string, to: string): UnusualDay[] {
  const days = series.map((day) => ({ ...day, at: Date.parse(day.date) / DAY_MS }));
  return days.flatMap((day, index) => {
    if (day.date < from || day.date > to) return [];
    const others = days.filter((other, at) => at !== index && Math.abs(other.at - day.at) <= WINDOW_DAYS);
    const judged = others.length < FEWEST_OTHERS ? null : judge(day, others);
    return judged && Math.abs(judged.score) >= thresholdFor(others.length) ? [judged] : [];
  });
}

interface PlacedDay extends SeriesDay {
  at: number;
}

function judge(day: PlacedDay, others: readonly PlacedDay[]): UnusualDay {
  const weekday = others.filter((other) => (other.at - day.at) % 7 === 0);
  const sameWeekday = weekday.length >= FEWEST_OF_WEEKDAY;
  const expected = middleOf((sameWeekday ? weekday : others).map(({ value }) => value));
  const learnedFrom = sameWeekday ? weekday.length : others.length;
  const spread = Math.max(
    NORMAL * middleOf(residualsOf(others, sameWeekday)) * smallSample(learnedFrom),
    LEAST_SPREAD * Math.abs(expected),
  );
  const distance = day.value - expected;
  const width = spread * thresholdFor(others.length);
  const low = expected - width;
  return {
    date: day.date,
    value: day.value,
    expected,
    // Nothing that never fell below 0 is expected to.
    low: others.some(({ value }) => value < 0) ? low : Math.max(0, low),
    high: expected + width,
    score: distance === 0 ? 0 : clamped(spread === 0 ? Infinity * distance : distance / spread),
    learnedFrom,
    sameWeekday,
  };
}

/** How far each is from the middle of its own kind. */
function residualsOf(others: readonly PlacedDay[], byWeekday: boolean): number[] {
  const kindOf = ({ at }: PlacedDay) => (byWeekday ? ((at % 7) + 7) % 7 : 0);
  const kinds: number[][] = Array.from({ length: 7 }, () => []);
  for (const day of others) kinds[kindOf(day)]?.push(day.value);
  return kinds.flatMap((values) => {
    const middle = middleOf(values);
    return values.map((value) => Math.abs(value - middle));
  });
}

/** Values lie closer to a middle that was made of them than others do, the more so the fewer they are. */
function smallSample(count: number): number {
  return Math.sqrt((1 + Math.PI / 2 / count) / (1 - 1 / count)) * (1 + 1 / count);
}

function clamped(score: number): number {
  return Math.max(-HIGHEST_SCORE, Math.min(HIGHEST_SCORE, score));
}
