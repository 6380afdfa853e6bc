import type { DayRange, TimePoint } from '@etl-studio/contracts';

import { addDays, intervalsOf } from '../calendar/days';

/** Days that a campaign's line shows. */
const DAYS = 30;

/** The last days up to the end of the range. */
export function sparkRange({ to }: DayRange): DayRange {
  return { from: addDays(to, 1 - DAYS), to };
}

/** Characters of an address that servers take well, as it is written there. */
const LONGEST_NAMES = 6_000;

/** As many of the first names as an address has room for. */
export function namesThatFit(names: readonly string[]): string[] {
  let length = 0;
  const over = names.findIndex((name) => (length += encodeURIComponent(name).length + 10) > LONGEST_NAMES);
  return over === -1 ? [...names] : names.slice(0, over);
}

/** Spend of every day of `range` by campaign, null where there was none. Pixels need no more digits than a number has. */
export function sparksOf(range: DayRange, points: readonly TimePoint[]): Map<string, (number | null)[]> {
  const days = intervalsOf(range, 'day');
  const placeOf = new Map(days.map((day, index) => [day, index]));
  const sparks = new Map<string, (number | null)[]>();
  for (const { key, date, spend } of points) {
    const place = placeOf.get(date);
    if (key === null || place === undefined) continue;
    const values = sparks.get(key) ?? days.map(() => null);
    // A day of credits stands on the ground line.
    values[place] = Math.max(0, Number(spend));
    sparks.set(key, values);
  }
  return sparks;
}
