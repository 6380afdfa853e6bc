const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/** Whether the calendar has the day; years 1900 to 2199. */
export function isDay(year: number, month: number, day: number): boolean {
  return year >= 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** `YYYY-MM-DD`. */
export function isoDay(year: number, month: number, day: number): string {
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/** Days since 1970-01-01 of a `YYYY-MM-DD`. */
export function dayNumber(iso: string): number {
  return Math.round(
    Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10))) / 86_400_000,
  );
}

/** Years written with two digits are those of 1970 to 2069. */
export function fullYear(year: number): number {
  return year < 70 ? 2000 + year : 1900 + year;
}

/** The day of a spreadsheet's serial number, whose day 1 is 1900-01-01 and which counts a 29 February 1900. */
export function daySerial(serial: number): string | null {
  if (serial < 61 || serial > 109_573) return null;
  return new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
}
