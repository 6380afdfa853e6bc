import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isDay } from '../rows/text-values';

/** A day of the calendar, `YYYY-MM-DD`, that the database can hold. */
export function IsDay(options: ValidationOptions = {}): PropertyDecorator {
  const message = '$property must be a day such as 2026-03-31';
  return ValidateBy({ name: 'isDay', validator: { validate: isDay } }, { message, ...options });
}
