import type { AnalyticsComparison, DayRange } from '@etl-studio/contracts';

const DAY_MS = 86_400_000;

/** The day that lies so many days after (or before) another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Both ends included. */
export function daysIn({ from, to }: DayRange): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
}

/** The days that a range is compared with; null for none, also where the calendar has none so early. */
export function comparedRange(range: DayRange, comparison: AnalyticsComparison): DayRange | null {
  if (comparison === 'none' || range.from < '0003') return null;
  if (comparison === 'year') return { from: yearBefore(range.from), to: yearBefore(range.to) };
  const days = daysIn(range);
  const from = Date.parse(range.from) - days * DAY_MS;
  return from < Date.parse('0001-01-01')
    ? null
    : { from: dayAfter(range.from, -days), to: dayAfter(range.from, -1) };
}

/** 29 February becomes the 28th. */
function yearBefore(day: string): string {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, '0');
  const same = `${year}${day.slice(4)}`;
  return Number.isNaN(Date.parse(same)) || !new Date(same).toISOString().startsWith(same)
    ? `${year}-02-28`
    : same;
}
