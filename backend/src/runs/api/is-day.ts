import { ValidateBy, type ValidationOptions } from 'class-validator';

/** A day of the calendar, `YYYY-MM-DD`, that the database can hold. */
export function IsDay(options: ValidationOptions = {}): PropertyDecorator {
  const message = '$property must be a day such as 2026-03-31';
  return ValidateBy({ name: 'isDay', validator: { validate: isDay } }, { message, ...options });
}

export function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value) || value < '0001') return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  // A date that does not exist either fails to parse or comes back as another day.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
