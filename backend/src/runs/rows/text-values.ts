const MOST_ROWS = 2_147_483_647;

/** Whether the text is a day of the calendar, `YYYY-MM-DD`, that the database can hold. */
export function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value) || value < '0001') return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  // A date that does not exist either fails to parse or comes back as another day.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** Whether the text is a row number as the database holds them. */
export function isRowNumber(value: string): boolean {
  return /^\d{1,10}$/.test(value) && Number(value) <= MOST_ROWS;
}
