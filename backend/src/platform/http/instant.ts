const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4])(:[0-5]\d)?)$/;

/** Whether the text is an instant that the database can hold, as JSON or as Postgres itself writes it. */
export function isInstant(text: string): boolean {
  const day = INSTANT.exec(text)?.[1];
  if (day === undefined || day < '0001') return false;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // A date that does not exist either fails to parse or comes back as another day.
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
}
