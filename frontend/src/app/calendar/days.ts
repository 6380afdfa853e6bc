import type { DayRange, Interval } from '@etl-studio/contracts';

const DAY_MS = 86_400_000;

function toMs(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function toDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** Whether `text` is a calendar day `YYYY-MM-DD` that exists. */
export function isDay(text: string | undefined): text is string {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = toMs(text);
  return !Number.isNaN(ms) && toDay(ms) === text;
}

/** Today in a time zone (IANA), or else where the browser is. */
export function today(now = new Date(), timeZone: string | null = null): string {
  if (timeZone === null) return toDay(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
  // Sweden writes days as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now);
}

export function addDays(day: string, days: number): string {
  return toDay(toMs(day) + days * DAY_MS);
}

/** The same day `months` later, or the last of its month where there is none. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return toDay(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** Days of a range, both ends counted. */
export function lengthOf({ from, to }: DayRange): number {
  return Math.round((toMs(to) - toMs(from)) / DAY_MS) + 1;
}

/** The range moved by its own length, `times` of it. */
export function stepped({ from, to }: DayRange, times: number): DayRange {
  const days = lengthOf({ from, to }) * times;
  return { from: addDays(from, days), to: addDays(to, days) };
}

export function yearBefore({ from, to }: DayRange): DayRange {
  return { from: addMonths(from, -12), to: addMonths(to, -12) };
}

export function monthOf(day: string): DayRange {
  const from = `${day.slice(0, 7)}-01`;
  return { from, to: addDays(addMonths(from, 1), -1) };
}

/** First day of the interval that holds `day`; weeks begin on Monday. */
export function startOf(day: string, interval: Interval): string {
  if (interval === 'month') return monthOf(day).from;
  if (interval === 'day') return day;
  return addDays(day, -((new Date(toMs(day)).getUTCDay() + 6) % 7));
}

/** First days of all intervals that a range touches, oldest first. */
export function intervalsOf({ from, to }: DayRange, interval: Interval): string[] {
  const starts: string[] = [];
  let start = startOf(from, interval);
  while (start <= to) {
    starts.push(start);
    start = interval === 'month' ? addMonths(start, 1) : addDays(start, interval === 'week' ? 7 : 1);
  }
  return starts;
}

/** The interval with which a range gives a readable number of points. */
export function intervalFor(range: DayRange): Interval {
  const days = lengthOf(range);
  if (days <= 100) return 'day';
  return days <= 2 * 366 ? 'week' : 'month';
}
