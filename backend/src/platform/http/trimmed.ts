import { Transform } from 'class-transformer';

/** Takes text without the white space around it; leaves anything else for the checks to refuse. */
export const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
