import { type ValidationError, ValidationPipe } from '@nestjs/common';
import type { FieldProblem } from '@etl-studio/contracts';
import { DomainError } from './domain-error';

/** Checks bodies, parameters and queries against their DTO; what the DTO does not know is refused. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => invalidRequest(errors.flatMap((error) => problemsOf(error, ''))),
  });
}

/** 400 with what is wrong in which place. */
export function invalidRequest(errors: FieldProblem[]): DomainError {
  const detail = errors.map(({ message }) => message).join('; ');
  return new DomainError('invalid_request', `The request was not understood: ${detail}.`, { errors });
}

function problemsOf(error: ValidationError, parent: string): FieldProblem[] {
  const path = parent ? `${parent}.${error.property}` : error.property;
  const own = Object.values(error.constraints ?? {}).map((message) => ({ path, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => problemsOf(child, path))];
}
