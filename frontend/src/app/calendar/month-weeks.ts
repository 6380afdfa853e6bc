import { addDays, intervalsOf, monthOf, startOf } from './days';

/** The weeks, from Monday on, of the month that holds `day`; null where a week has days of another month. */
export function weeksOf(day: string): (string | null)[][] {
  const month = monthOf(day);
  return intervalsOf(month, 'week').map((monday) =>
    Array.from({ length: 7 }, (_, offset) => {
      const each = addDays(monday, offset);
      return each < month.from || each > month.to ? null : each;
    }),
  );
}

/** Names of the days from Monday on, as `format` writes them. */
export function weekdays(format: Intl.DateTimeFormat): string[] {
  const monday = startOf('2026-01-07', 'week');
  return Array.from({ length: 7 }, (_, offset) =>
    format.format(new Date(`${addDays(monday, offset)}T00:00:00Z`)),
  );
}
