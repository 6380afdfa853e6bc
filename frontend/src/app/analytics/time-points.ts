import type { DayRange, Interval, TimePoint } from '@etl-studio/contracts';

import { intervalsOf } from '../calendar/days';

/** One place on the time axis; amounts are null where nothing counts there. */
export interface PlotPoint {
  /** First day of the interval. */
  date: string;
  spend: string | null;
  /** Whether the whole interval is inside the range. */
  complete: boolean;
  /** The interval of the days compared with that stands at the same place; null without one. */
  before: { date: string; spend: string | null } | null;
}

/** The intervals of `range` in order, with what they and their counterparts in `compared` came to. */
export function plotPoints(
  range: DayRange,
  compared: DayRange | null,
  interval: Interval,
  points: readonly TimePoint[],
  before: readonly TimePoint[],
): PlotPoint[] {
  const now = new Map(points.map((point) => [point.date, point]));
  const then = new Map(before.map((point) => [point.date, point]));
  const counterparts = compared ? intervalsOf(compared, interval) : [];
  return intervalsOf(range, interval).map((date, index) => {
    const counterpart = counterparts[index];
    return {
      date,
      spend: now.get(date)?.spend ?? null,
      complete: now.get(date)?.complete ?? true,
      before:
        counterpart === undefined ? null : { date: counterpart, spend: then.get(counterpart)?.spend ?? null },
    };
  });
}

/** A round number that is at least `most`, and the distance between the lines below it. */
export function axisScale(most: number): { max: number; step: number } {
  if (!(most > 0)) return { max: 1, step: 0.25 };
  const size = 10 ** Math.floor(Math.log10(most / 4));
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * size).find((each) => each * 4 >= most) ?? size * 10;
  return { max: step * Math.ceil(most / step), step };
}
