const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?)(?:Z|([+-](?:0\d|1[0-4]))(:[0-5]\d)?)$/;

/**
 * The instant in a text as JSON or as Postgres itself writes it, to the millisecond; null for what is none, or lies
 * outside the years 1 to 9999 (UTC), which not both sides can write.
 */
export function instantOf(text: string): Date | null {
  const [, day = '', time, hours = '+00', minutes = ':00'] = INSTANT.exec(text) ?? [];
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // A date that does not exist either fails to parse or comes back as another day.
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(day)) return null;
  const instant = new Date(`${day}T${time}${hours}${minutes}`);
  const year = instant.getUTCFullYear();
  return year >= 1 && year <= 9999 ? instant : null;
}

/** Whether the text is an instant that the database can hold. */
export function isInstant(text: string): boolean {
  return instantOf(text) !== null;
}
