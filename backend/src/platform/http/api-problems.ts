import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { ERROR_STATUS, type ErrorCode } from '@etl-studio/contracts';

const PROBLEM_CODES = 'etl:problems';
const PROBLEM_CONTENT = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/** Documents the refusals of a route; several on one route add up. */
export function ApiProblems(...codes: ErrorCode[]): MethodDecorator {
  return (target, key, descriptor: PropertyDescriptor) => {
    const route: object = descriptor.value as object;
    const known = (Reflect.getMetadata(PROBLEM_CODES, route) as ErrorCode[] | undefined) ?? [];
    const all = [...new Set([...known, ...codes])];
    Reflect.defineMetadata(PROBLEM_CODES, all, route);
    applyDecorators(...all.map((code) => ERROR_STATUS[code]).map((status) => answer(status, all)))(
      target,
      key,
      descriptor,
    );
  };
}

function answer(status: number, codes: ErrorCode[]): MethodDecorator {
  const description = codes.filter((code) => ERROR_STATUS[code] === status).join(', ');
  return ApiResponse({ status, description, content: PROBLEM_CONTENT });
}
