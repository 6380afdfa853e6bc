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

/** What one channel spent at every place of the time axis. */
export interface StackLayer {
  /** Null for the channels that have no layer of their own. */
  channel: string | null;
  spends: (string | null)[];
}

/** A layer for each channel among `points`, the largest first and the rest last. */
export function stackLayers(range: DayRange, interval: Interval, points: readonly TimePoint[]): StackLayer[] {
  const dates = intervalsOf(range, interval);
  const byChannel = new Map<string | null, Map<string, string>>();
  for (const { key, date, spend } of points) {
    const spends = byChannel.get(key) ?? new Map<string, string>();
    byChannel.set(key, spends.set(date, spend));
  }
  const sizeOf = (spends: Map<string, string>) =>
    [...spends.values()].reduce((sum, spend) => sum + Math.abs(Number(spend)), 0);
  return [...byChannel]
    .sort(([one, its], [other, others]) =>
      one === null || other === null
        ? Number(one === null) - Number(other === null)
        : sizeOf(others) - sizeOf(its),
    )
    .map(([channel, spends]) => ({ channel, spends: dates.map((date) => spends.get(date) ?? null) }));
}

/** A round number that is at least `most`, and the distance between the lines below it. */
export function axisScale(most: number): { max: number; step: number } {
  if (!(most > 0)) return { max: 1, step: 0.25 };
  const size = 10 ** Math.floor(Math.log10(most / 4));
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * size).find((each) => each * 4 >= most) ?? size * 10;
  return { max: step * Math.ceil(most / step), step };
}
