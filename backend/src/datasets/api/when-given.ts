import { ValidateIf } from 'class-validator';

/** May be left out, but unlike with `IsOptional` not be null. */
export const WhenGiven = () => ValidateIf((_request: object, value: unknown) => value !== undefined);
