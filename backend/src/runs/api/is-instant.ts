import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isInstant } from '../../platform/http';

/** An ISO 8601 instant with its offset. */
export function IsInstant(options: ValidationOptions = {}): PropertyDecorator {
  const message = '$property must be an instant such as 2026-03-31T12:00:00Z';
  const validate = (value: unknown) => typeof value === 'string' && isInstant(value);
  return ValidateBy({ name: 'isInstant', validator: { validate } }, { message, ...options });
}
