const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether `text` is a calendar day `YYYY-MM-DD` that exists. */
export function isDay(text: string | undefined): text is string {
  if (text === undefined || !DAY.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}
