import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { ERROR_STATUS, type ErrorCode } from '@etl-studio/contracts';

export const PROBLEM_CONTENT = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
};

/** Documents the refusals of a route; several on one route add up. */
export function ApiProblems(...codes: ErrorCode[]): MethodDecorator {
  const statuses = new Set(codes.map((code) => ERROR_STATUS[code]));
  return applyDecorators(
    ...[...statuses].map((status) => {
      const description = codes.filter((code) => ERROR_STATUS[code] === status).join(', ');
      return ApiResponse({ status, description, content: PROBLEM_CONTENT });
    }),
  );
}
