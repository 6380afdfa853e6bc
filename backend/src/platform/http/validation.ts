import { type ArgumentMetadata, type ValidationError, ValidationPipe } from '@nestjs/common';
import type { FieldProblem } from '@etl-studio/contracts';
import { sealed } from './as-sent';
import { DomainError } from './domain-error';

/** Checks bodies, parameters and queries against their DTO; what the DTO does not know is refused. */
export function validationPipe(): ValidationPipe {
  return new RequestValidation({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => invalidRequest(errors.flatMap((error) => problemsOf(error, ''))),
  });
}

class RequestValidation extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const isRecord =
      metadata.type === 'body' && typeof value === 'object' && value !== null && !Array.isArray(value);
    return super.transform(
      isRecord && metadata.metatype ? sealed(value, metadata.metatype) : value,
      metadata,
    ) as Promise<unknown>;
  }
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
