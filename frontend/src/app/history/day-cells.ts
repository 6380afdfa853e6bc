import type { Slice } from '@etl-studio/contracts';

import { addMonths, monthOf } from '../calendar/days';
import { weeksOf } from '../calendar/month-weeks';

/** A run that counts on some of the days that are looked at. */
export interface HoldingRun {
  runId: string;
  fileName: string;
  /** A, B, C …: what stands in the days that it holds. */
  letter: string;
  /** CSS colour. */
  colour: string;
  days: number;
}

export interface DayCell {
  day: string;
  /** Runs of which something counts on the day. */
  runs: HoldingRun[];
  slices: Slice[];
  /** A day inside the dataset's range that nothing counts on. */
  isGap: boolean;
}

export interface MonthCells {
  first: string;
  /** Weeks from Monday; null outside the month. */
  weeks: (DayCell | null)[][];
}

const COLOURS = 6;

/** The runs that count in `slices`, the one with the first day first. */
export function holdingRuns(slices: readonly Slice[]): HoldingRun[] {
  const known = new Map<string, { fileName: string; days: Set<string> }>();
  for (const { date, stack } of [...slices].sort((one, other) => (one.date < other.date ? -1 : 1))) {
    for (const { runId, fileName, live } of stack) {
      if (!live) continue;
      const run = known.get(runId) ?? { fileName, days: new Set() };
      run.days.add(date);
      known.set(runId, run);
    }
  }
  return [...known].map(([runId, { fileName, days }], index) => ({
    runId,
    fileName,
    letter: letterOf(index),
    colour: `var(--c${(index % COLOURS) + 1})`,
    days: days.size,
  }));
}

/** A to Z, then AA, AB … */
function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

/** The `count` months up to the one of `last`, with what holds their days. */
export function monthCells(
  last: string,
  count: number,
  slices: readonly Slice[],
  runs: readonly HoldingRun[],
  gaps: ReadonlySet<string>,
): MonthCells[] {
  const byDay = new Map<string, Slice[]>();
  for (const slice of slices) byDay.set(slice.date, [...(byDay.get(slice.date) ?? []), slice]);
  const byId = new Map(runs.map((run) => [run.runId, run]));
  const cell = (day: string): DayCell => {
    const held = byDay.get(day) ?? [];
    const ids = new Set(
      held.flatMap(({ stack }) => stack.filter(({ live }) => live).map(({ runId }) => runId)),
    );
    return {
      day,
      runs: [...ids].flatMap((id) => byId.get(id) ?? []),
      slices: held,
      isGap: gaps.has(day),
    };
  };
  return Array.from({ length: count }, (_, index) => {
    const month = monthOf(addMonths(monthOf(last).from, index + 1 - count));
    const weeks = weeksOf(month.from).map((week) => week.map((day) => (day === null ? null : cell(day))));
    return { first: month.from, weeks };
  });
}
